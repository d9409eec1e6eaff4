package io.orderfold.whatif.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.whatif.Scenario;
import io.orderfold.whatif.WhatIfId;
import io.orderfold.whatif.WhatIfOrder;
import io.orderfold.whatif.WhatIfState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A what-if as people see it: while it runs, of the orders that have been reckoned by then.
 *
 * @param expiresAt when it is forgotten, with its orders
 * @param gains of the orders that stand, those that would have brought most more: five a currency
 * @param losses of the orders that stand, those that would have brought most less: five a currency
 * @param failure there where it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WhatIfView(
        WhatIfId whatIfId,
        WhatIfState state,
        Scenario scenario,
        WhatIfProgress progress,
        String askedBy,
        Instant askedAt,
        @Nullable Instant finishedAt,
        Instant expiresAt,
        List<WhatIfTotals> totals,
        List<WhatIfOrder> gains,
        List<WhatIfOrder> losses,
        @Nullable WhatIfFailure failure) {

    /** How far it has come, counted in positions of the log. */
    public record WhatIfProgress(
            @Schema(description = "The log's position up to which it has looked")
            long position,

            @Schema(description = "Where the log ended when it began")
            long last,

            int percent,
            long orders) {}

    /** Why it has come to nothing. */
    public record WhatIfFailure(String code, String detail) {}
}
