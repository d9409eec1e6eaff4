package io.orderfold.imports.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.imports.NotTaken;
import io.orderfold.imports.process.ImportJobs.Tally;
import io.orderfold.imports.process.StagedRows.Line;
import io.orderfold.imports.process.StagedRows.Step;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.NameBasedId;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.RecordHistoricalOrder;
import io.orderfold.orders.command.OrderCommand.TakeBackHistoricalLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Brings invoices in as completed orders, and takes cancelled pieces back from them. */
@Component
class TakeAsHistory implements TakeSteps {

    /** So that an order fits into one event with room to spare. */
    static final int MOST_LINES = 2_000;

    private final StagedRows rows;
    private final Products products;
    private final Ledger ledger;
    private final JobTransaction transaction;

    TakeAsHistory(StagedRows rows, Products products, Ledger ledger, JobTransaction transaction) {
        this.rows = rows;
        this.products = products;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Override
    public Tally take(Job job, List<Step> steps) {
        List<Step> invoices = steps.stream().filter(step -> !step.cancels()).toList();
        Map<String, List<Line>> lines =
                rows.lines(job.no(), invoices.stream().map(Step::invoiceNo).toList());
        Map<String, Products.Known> names = products.find(
                job.no(),
                lines.values().stream()
                        .flatMap(List::stream)
                        .map(Line::sku)
                        .distinct()
                        .toList());
        Set<String> known = ledger.known(invoices.stream()
                .map(step -> job.orderId(step.invoiceNo()).toString())
                .toList());
        Tally tally = Tally.NOTHING;
        for (Step step : steps) {
            tally = tally.plus(
                    step.cancels()
                            ? takeBack(job, step)
                            : record(job, step, lines.getOrDefault(step.invoiceNo(), List.of()), names, known));
        }
        return tally;
    }

    private Tally record(Job job, Step step, List<Line> all, Map<String, Products.Known> names, Set<String> known) {
        List<Line> lines = all.subList(0, Math.min(all.size(), MOST_LINES));
        OrderId orderId = job.orderId(step.invoiceNo());
        transaction.send(
                job,
                new RecordHistoricalOrder(
                        orderId,
                        step.invoiceNo(),
                        new CustomerId(step.customerId()),
                        job.currency(),
                        orderLines(job, lines, names),
                        Country.of(step.country()),
                        step.at()));
        if (!known.contains(orderId.toString())) {
            ledger.enter(job, step, orderId.toString(), lines);
        }
        rows.refuse(
                job.no(),
                all.subList(lines.size(), all.size()).stream().map(Line::line).toList(),
                NotTaken.TOO_MANY_LINES);
        return ordered(lines);
    }

    private static List<OrderLine> orderLines(Job job, List<Line> lines, Map<String, Products.Known> names) {
        List<OrderLine> orderLines = new ArrayList<>();
        for (Line line : lines) {
            Products.Known product = Optional.ofNullable(names.get(line.sku())).orElseThrow();
            orderLines.add(new OrderLine(
                    LineId.of(orderLines.size() + 1),
                    new Sku(line.sku()),
                    product.name(),
                    line.quantity(),
                    new Money(line.price(), job.currency()),
                    product.taxCategory(),
                    false));
        }
        return orderLines;
    }

    static Tally ordered(List<Line> lines) {
        BigDecimal total = lines.stream()
                .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Tally(1, total, 0, BigDecimal.ZERO);
    }

    private Tally takeBack(Job job, Step step) {
        Line line = rows.line(job.no(), step.line());
        Optional<Ledger.TakeBack> before = ledger.takenBack(job, step, line.sku());
        if (before.isPresent()) {
            return again(job, step, line, before.get());
        }
        Optional<List<Ledger.Part>> parts = ledger.latestEarlier(job, step, line.sku(), line.quantity());
        if (parts.isEmpty()) {
            rows.refuse(job.no(), List.of(line.line()), NotTaken.NOTHING_LEFT_TO_TAKE_BACK);
            return Tally.NOTHING;
        }
        for (Ledger.Part part : parts.get()) {
            Ledger.Entry entry = part.entry();
            transaction.send(
                    job,
                    new TakeBackHistoricalLine(
                            OrderId.of(entry.orderId()),
                            NameBasedId.of(
                                            "take-back",
                                            step.invoiceNo(),
                                            line.sku(),
                                            step.occurrence(),
                                            entry.orderId(),
                                            entry.line())
                                    .toString(),
                            LineId.of(entry.line()),
                            part.quantity(),
                            step.at()));
        }
        BigDecimal amount = worth(parts.get());
        ledger.takeBack(job, step, line.sku(), line.quantity(), amount, parts.get());
        return new Tally(0, BigDecimal.ZERO, line.quantity(), amount);
    }

    /** Another file had the same cancellation: it counts, but takes nothing back a second time. */
    private Tally again(Job job, Step step, Line line, Ledger.TakeBack before) {
        boolean same = before.quantity() == line.quantity()
                && before.customerId().equals(step.customerId())
                && before.at().equals(step.at());
        if (!same) {
            rows.refuse(job.no(), List.of(line.line()), NotTaken.INVOICE_IMPORTED_OTHERWISE);
            return Tally.NOTHING;
        }
        return new Tally(0, BigDecimal.ZERO, before.quantity(), before.amount());
    }

    static BigDecimal worth(List<Ledger.Part> parts) {
        return parts.stream()
                .map(part -> part.entry().unitPrice().multiply(BigDecimal.valueOf(part.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public void refused(Job job, Step step, Rejection rejection) {
        rows.refuse(job.no(), rows.taken(job.no(), step), reason(rejection));
    }

    static NotTaken reason(Rejection rejection) {
        return rejection.code().equals("order-id-taken") ? NotTaken.INVOICE_IMPORTED_OTHERWISE : NotTaken.ORDER_REFUSED;
    }
}
