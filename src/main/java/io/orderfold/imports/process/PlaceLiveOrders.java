package io.orderfold.imports.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.imports.NotTaken;
import io.orderfold.imports.process.Ledger.LeftOver;
import io.orderfold.imports.process.StagedRows.Step;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Places what the file's cancellations have left of each invoice. One that they have emptied becomes a cancelled order
 * without lines, so that every invoice taken is found as an order. One that is refused leaves nothing behind: what was
 * reckoned of it is taken off the report again.
 */
@Component
class PlaceLiveOrders {

    private static final String EMPTIED = "Cancelled by the same file";

    private final StagedRows rows;
    private final ImportJobs jobs;
    private final Ledger ledger;
    private final JobTransaction transaction;

    PlaceLiveOrders(StagedRows rows, ImportJobs jobs, Ledger ledger, JobTransaction transaction) {
        this.rows = rows;
        this.jobs = jobs;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /**
     * Drafts and places, within a transaction.
     *
     * @throws Rejection where an order refuses; the transaction is rolled back then, drafts included
     */
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
                .map(line -> requested(job, line.sku(), line.quantity(), line.unitPrice()))
                .toList();
        transaction.send(job, draft(job, step, requested));
        transaction.send(job, requested.isEmpty() ? new CancelOrder(orderId, EMPTIED) : new PlaceOrder(orderId));
    }

    static RequestedLine requested(Job job, String sku, int quantity, BigDecimal price) {
        return new RequestedLine(new Sku(sku), quantity, new Money(price, job.currency()));
    }

    static DraftOrder draft(Job job, Step step, List<RequestedLine> lines) {
        return new DraftOrder(
                job.orderId(step.invoiceNo()), new CustomerId(step.customerId()), job.currency(), lines, null);
    }

    /** Writes down, in a transaction of its own, that an invoice alone was refused. */
    void refused(Job job, Step step, Rejection rejection) {
        rows.refuse(job.no(), rows.taken(job.no(), step), TakeAsHistory.reason(rejection));
        Ledger.Withdrawn withdrawn =
                ledger.withdraw(job, job.orderId(step.invoiceNo()).toString());
        rows.refuse(job.no(), withdrawn.emptied(), NotTaken.NOTHING_LEFT_TO_TAKE_BACK);
        jobs.count(job.no(), withdrawn.tally());
    }
}
