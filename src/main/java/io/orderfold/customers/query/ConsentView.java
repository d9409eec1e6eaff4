package io.orderfold.customers.query;

import io.orderfold.customers.ConsentPurpose;
import io.orderfold.kernel.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** What a customer last said about one use of their data. */
public record ConsentView(
        @Schema(type = "string", example = "newsletter") ConsentPurpose purpose,
        boolean given,

        @Schema(description = "When they said so") Instant since,

        @Schema(type = "string", description = "Who recorded it", example = "user:ada")
        Actor by,

        @Schema(description = "Where they said so", example = "checkout")
        String source) {}
