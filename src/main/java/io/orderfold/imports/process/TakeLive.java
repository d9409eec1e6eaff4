package io.orderfold.imports.process;

import io.orderfold.imports.NotTaken;
import io.orderfold.imports.process.ImportJobs.Tally;
import io.orderfold.imports.process.StagedRows.Line;
import io.orderfold.imports.process.StagedRows.Step;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.RequestedLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reckons what is left of each live invoice once the file's cancellations are off; {@link PlaceLiveOrders} places that.
 * No order is drafted here for good: what the file itself cancels must never be reserved or charged. But each is tried,
 * so that no cancellation is reckoned with an order that there won't be.
 */
@Component
class TakeLive implements TakeSteps {

    private final StagedRows rows;
    private final Products products;
    private final Ledger ledger;
    private final JobTransaction transaction;

    TakeLive(StagedRows rows, Products products, Ledger ledger, JobTransaction transaction) {
        this.rows = rows;
        this.products = products;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /** An invoice as it can be ordered, and what of it can't. */
    private record Sorted(Step step, List<Line> sold, Map<NotTaken, List<Long>> notSold) {}

    @Override
    public void rehearse(Job job, List<Step> steps) {
        List<Sorted> orders = sorted(job, steps).stream()
                .filter(order -> !order.sold().isEmpty())
                .toList();
        if (!orders.isEmpty()) {
            transaction.rehearse(job, () -> orders.forEach(order -> draft(job, order)));
        }
    }

    private void draft(Job job, Sorted order) {
        List<RequestedLine> lines = order.sold().stream()
                .map(line -> PlaceLiveOrders.requested(job, line.sku(), line.quantity(), line.price()))
                .toList();
        transaction.send(job, PlaceLiveOrders.draft(job, order.step(), lines));
    }

    @Override
    public Tally take(Job job, List<Step> steps) {
        Tally tally = Tally.NOTHING;
        for (Sorted order : sorted(job, steps)) {
            order.notSold().forEach((reason, lines) -> rows.refuse(job.no(), lines, reason));
            if (!order.sold().isEmpty()) {
                Step step = order.step();
                ledger.enter(job, step, job.orderId(step.invoiceNo()).toString(), order.sold());
                tally = tally.plus(TakeAsHistory.ordered(order.sold()));
            }
        }
        for (Step step : steps) {
            if (step.cancels()) {
                tally = tally.plus(takeBack(job, step));
            }
        }
        return tally;
    }

    private List<Sorted> sorted(Job job, List<Step> steps) {
        List<Step> invoices = steps.stream().filter(step -> !step.cancels()).toList();
        Map<String, List<Line>> lines =
                rows.lines(job.no(), invoices.stream().map(Step::invoiceNo).toList());
        Map<String, Products.Known> known = products.find(
                job.no(),
                lines.values().stream()
                        .flatMap(List::stream)
                        .map(Line::sku)
                        .distinct()
                        .toList());
        Set<String> placedBefore = ledger.known(invoices.stream()
                .map(step -> job.orderId(step.invoiceNo()).toString())
                .toList());
        return invoices.stream()
                .map(step -> sorted(
                        step,
                        lines.getOrDefault(step.invoiceNo(), List.of()),
                        known,
                        placedBefore.contains(job.orderId(step.invoiceNo()).toString())))
                .toList();
    }

    private static Sorted sorted(Step step, List<Line> all, Map<String, Products.Known> known, boolean placedBefore) {
        List<Line> sold = new ArrayList<>();
        Map<NotTaken, List<Long>> notSold = new EnumMap<>(NotTaken.class);
        for (Line line : all) {
            Optional<NotTaken> reason = placedBefore
                    ? Optional.of(NotTaken.INVOICE_IMPORTED_BEFORE)
                    : notSold(Optional.ofNullable(known.get(line.sku())).orElseThrow(), sold.size());
            if (reason.isPresent()) {
                notSold.computeIfAbsent(reason.get(), any -> new ArrayList<>()).add(line.line());
            } else {
                sold.add(line);
            }
        }
        return new Sorted(step, sold, notSold);
    }

    private static Optional<NotTaken> notSold(Products.Known product, int soldSoFar) {
        if (product.discontinued()) {
            return Optional.of(NotTaken.PRODUCT_DISCONTINUED);
        }
        return soldSoFar == TakeAsHistory.MOST_LINES ? Optional.of(NotTaken.TOO_MANY_LINES) : Optional.empty();
    }

    private Tally takeBack(Job job, Step step) {
        Line line = rows.line(job.no(), step.line());
        Optional<List<Ledger.Part>> parts = ledger.latestEarlier(job, step, line.sku(), line.quantity());
        if (parts.isEmpty()) {
            rows.refuse(job.no(), List.of(line.line()), NotTaken.NOTHING_LEFT_TO_TAKE_BACK);
            return Tally.NOTHING;
        }
        BigDecimal amount = TakeAsHistory.worth(parts.get());
        ledger.takeBack(job, step, line.sku(), line.quantity(), amount, parts.get());
        ledger.noteParts(job, line.line(), parts.get());
        return new Tally(0, BigDecimal.ZERO, line.quantity(), amount);
    }

    @Override
    public void refused(Job job, Step step, Rejection rejection) {
        rows.refuse(job.no(), rows.taken(job.no(), step), TakeAsHistory.reason(rejection));
    }
}
