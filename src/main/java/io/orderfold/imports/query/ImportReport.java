package io.orderfold.imports.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.imports.NotTaken;
import io.orderfold.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file. {@code taken + notTaken = rows}, and the imported orders' own totals add up to {@code orderedTotal}
 * less {@code cancelledTotal}.
 *
 * @param orders invoices with at least one line taken
 * @param orderedTotal quantity times price over the ordinary lines taken, exactly
 * @param cancelledQuantity pieces that cancellations have taken back
 * @param cancelledTotal what those pieces had cost in the orders they were taken from
 */
public record ImportReport(
        long rows,
        long taken,
        long notTaken,
        List<Reason> notTakenByReason,
        long orders,
        Money orderedTotal,
        long cancelledQuantity,
        Money cancelledTotal) {

    /**
     * The rows that one reason kept out.
     *
     * @param lines where each row starts in the file, the header being line 1; null in lists of jobs
     */
    @Schema(name = "RowsNotTaken")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            NotTaken reason,
            String meaning,
            long rows,
            @Nullable List<Long> lines) {}
}
