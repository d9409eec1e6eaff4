package io.orderfold.customers.query;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer as staff sees them, folded from their events by {@link CustomerFold}. */
public record CustomerView(
        @Schema(example = "17850") CustomerId customerId,

        @Schema(description = "How many changes there have been, counted from 0", example = "0")
        long version,

        @Schema(description = "Absent where no more is known than the id", example = "Ada Example") @Personal @Nullable
        PersonName name,

        @Schema(example = "ada@example.org") @Personal @Nullable
        EmailAddress email,

        @Personal List<PostalAddress> addresses,
        Instant registeredAt,
        Instant updatedAt)
        implements Versioned {}
