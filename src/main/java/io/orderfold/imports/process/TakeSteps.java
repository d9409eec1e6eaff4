package io.orderfold.imports.process;

import io.orderfold.imports.process.ImportJobs.Tally;
import io.orderfold.imports.process.StagedRows.Step;
import io.orderfold.kernel.Rejection;
import java.util.List;

/** What becomes of invoices and cancellations; there is one way for each mode. */
interface TakeSteps {

    /**
     * Finds out, outside any transaction and without a trace, whether an order will refuse one of the steps.
     *
     * @throws Rejection where one does; each step is tried alone then
     */
    default void rehearse(Job job, List<Step> steps) {}

    /**
     * Takes the steps in turn, within a transaction.
     *
     * @return what that adds to the report
     * @throws Rejection where an order refuses; the transaction is rolled back then, and each step tried alone
     */
    Tally take(Job job, List<Step> steps);

    /** Writes down, in a transaction of its own, that a step alone was refused. */
    void refused(Job job, Step step, Rejection rejection);
}
