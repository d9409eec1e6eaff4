package io.orderfold.pricing.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of the list of shipping methods; {@code nextCursor} is absent on the last page. */
public record ShippingMethodPage(
        List<ShippingMethodView> items, @Nullable String nextCursor) {}
