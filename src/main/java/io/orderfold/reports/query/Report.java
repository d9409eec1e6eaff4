package io.orderfold.reports.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.reports.Per;
import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report, with everything that it was made of.
 *
 * @param from of what happened at this instant or later
 * @param to of what happened before it
 * @param zone by whose days it is told
 * @param currency the only one; absent where each is told by itself
 * @param truncated whether there are more rows than were asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        ReportName name,
        Instant from,
        Instant to,

        @Schema(example = "Europe/Berlin", description = "By whose days, weeks and months it is told")
        String zone,

        @Schema(description = "How the time is cut; `all` where it is not")
        Per per,

        String by,

        @Schema(example = "EUR", description = "The only currency; absent where each is told by itself") @Nullable
        String currency,

        List<ReportColumn> columns,

        @Schema(
                description =
                        "Each with a value by the name of each column; amounts are decimal text in the row's currency")
        List<Map<String, @Nullable Object>> rows,

        @Schema(description = "Whether there are more rows than `limit`")
        boolean truncated) {}
