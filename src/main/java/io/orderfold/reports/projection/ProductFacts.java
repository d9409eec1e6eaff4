package io.orderfold.reports.projection;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What reports know of a product. */
record ProductFacts(
        Sku sku,
        long version,
        String name,
        String category,
        Instant registeredAt,
        @Nullable Instant discontinuedAt) implements Versioned {}
