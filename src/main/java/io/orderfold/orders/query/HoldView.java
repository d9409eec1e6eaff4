package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Actor;
import io.orderfold.orders.HoldKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live hold: of what kind, why, who set it and when.
 *
 * @param reviewBy when somebody shall look at it at the latest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldView(
        HoldKind kind,
        String reason,
        Actor by,
        Instant since,
        List<Sku> shortOf,
        @Nullable Instant reviewBy) {}
