package io.orderfold.shipments.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of a list of shipments; {@code nextCursor} is absent on the last page. */
public record ShipmentPage(
        List<ShipmentView> items, @Nullable String nextCursor) {}
