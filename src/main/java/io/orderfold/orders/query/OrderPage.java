package io.orderfold.orders.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of a list of orders; {@code nextCursor} is absent on the last page. */
public record OrderPage(List<OrderSummary> items, @Nullable String nextCursor) {}
