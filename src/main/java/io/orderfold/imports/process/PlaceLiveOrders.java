package io.orderfold.imports.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.imports.process.Ledger.LeftOver;
import io.orderfold.imports.process.StagedRows.Step;
import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Places what the file's cancellations have left of each invoice. One that they have emptied becomes a cancelled order
 * without lines, so that every invoice taken is found as an order.
 */
@Component
class PlaceLiveOrders {

    private static final String EMPTIED = "Cancelled by the same file";

    private final Ledger ledger;
    private final JobTransaction transaction;

    PlaceLiveOrders(Ledger ledger, JobTransaction transaction) {
        this.ledger = ledger;
        this.transaction = transaction;
    }

    void place(Job job, List<Step> invoices) {
        Map<String, List<LeftOver>> left = ledger.leftOver(
                job,
                invoices.stream()
                        .map(step -> job.orderId(step.invoiceNo()).toString())
                        .toList());
        for (Step step : invoices) {
            OrderId orderId = job.orderId(step.invoiceNo());
            List<LeftOver> lines = left.get(orderId.toString());
            if (lines != null) {
                place(job, step, orderId, lines);
            }
        }
    }

    private void place(Job job, Step step, OrderId orderId, List<LeftOver> lines) {
        List<RequestedLine> requested = lines.stream()
                .filter(line -> line.quantity() > 0)
                .map(line -> new RequestedLine(
                        new Sku(line.sku()), line.quantity(), new Money(line.unitPrice(), job.currency())))
                .toList();
        transaction.send(
                job, new DraftOrder(orderId, new CustomerId(step.customerId()), job.currency(), requested, null));
        transaction.send(job, requested.isEmpty() ? new CancelOrder(orderId, EMPTIED) : new PlaceOrder(orderId));
    }
}
