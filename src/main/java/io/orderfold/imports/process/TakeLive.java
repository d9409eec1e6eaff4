package io.orderfold.imports.process;

import io.orderfold.imports.NotTaken;
import io.orderfold.imports.process.ImportJobs.Tally;
import io.orderfold.imports.process.StagedRows.Line;
import io.orderfold.imports.process.StagedRows.Step;
import io.orderfold.kernel.Rejection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reckons what is left of each live invoice once the file's cancellations are off; {@link PlaceLiveOrders} places that.
 * No order is drafted here: what the file itself cancels must never be reserved or charged.
 */
@Component
class TakeLive implements TakeSteps {

    private final StagedRows rows;
    private final Products products;
    private final Ledger ledger;

    TakeLive(StagedRows rows, Products products, Ledger ledger) {
        this.rows = rows;
        this.products = products;
        this.ledger = ledger;
    }

    @Override
    public Tally take(Job job, List<Step> steps) {
        List<Step> invoices = steps.stream().filter(step -> !step.cancels()).toList();
        Map<String, List<Line>> lines =
                rows.lines(job.no(), invoices.stream().map(Step::invoiceNo).toList());
        Set<String> placedBefore = ledger.known(invoices.stream()
                .map(step -> job.orderId(step.invoiceNo()).toString())
                .toList());
        Tally tally = Tally.NOTHING;
        for (Step step : steps) {
            tally = tally.plus(
                    step.cancels()
                            ? takeBack(job, step)
                            : enter(job, step, lines.getOrDefault(step.invoiceNo(), List.of()), placedBefore));
        }
        return tally;
    }

    private Tally enter(Job job, Step step, List<Line> all, Set<String> placedBefore) {
        String orderId = job.orderId(step.invoiceNo()).toString();
        if (placedBefore.contains(orderId)) {
            rows.refuse(job.no(), all.stream().map(Line::line).toList(), NotTaken.INVOICE_IMPORTED_BEFORE);
            return Tally.NOTHING;
        }
        Map<String, Products.Known> known =
                products.find(job.no(), all.stream().map(Line::sku).distinct().toList());
        List<Line> sold = new ArrayList<>();
        for (Line line : all) {
            if (Optional.ofNullable(known.get(line.sku())).orElseThrow().discontinued()) {
                rows.refuse(job.no(), List.of(line.line()), NotTaken.PRODUCT_DISCONTINUED);
            } else if (sold.size() == TakeAsHistory.MOST_LINES) {
                rows.refuse(job.no(), List.of(line.line()), NotTaken.TOO_MANY_LINES);
            } else {
                sold.add(line);
            }
        }
        if (sold.isEmpty()) {
            return Tally.NOTHING;
        }
        ledger.enter(job, step, orderId, sold);
        return TakeAsHistory.ordered(sold);
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
        return new Tally(0, BigDecimal.ZERO, line.quantity(), amount);
    }

    @Override
    public void refused(Job job, Step step, Rejection rejection) {
        throw rejection; // reckoning asks no order, so none refuses
    }
}
