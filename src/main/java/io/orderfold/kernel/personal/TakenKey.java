package io.orderfold.kernel.personal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's key, on its way from one database to another.
 *
 * @param wrappedKey encrypted by the master key of where it comes from; null where the customer was erased
 */
public record TakenKey(
        String customerId,
        @Nullable String wrappedKey,
        Instant createdAt,
        @Nullable Instant erasedAt) {}
