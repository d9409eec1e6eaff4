package io.orderfold.orders.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.web.WouldHappen;
import io.orderfold.orders.query.OrderView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order command would do.
 *
 * @param events in the order in which they would be recorded; none where it would change nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderDryRun(
        @Schema(description = "The order's version as it is; absent where the order would be started") @Nullable
        Long version,

        List<WouldHappen> events,

        @Schema(description = "As it would be; absent where the command is for many") @Nullable
        OrderView order,

        @Schema(type = "object", description = "What the command would answer, where that is not the order") @Nullable
        Object answer) {}
