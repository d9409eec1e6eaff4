package io.orderfold.pricing.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of the list of tax regions; {@code nextCursor} is absent on the last page. */
public record TaxRegionPage(
        List<TaxRegionView> items, @Nullable String nextCursor) {}
