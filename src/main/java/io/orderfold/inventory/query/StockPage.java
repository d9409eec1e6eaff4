package io.orderfold.inventory.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of the stock list; {@code nextCursor} is absent on the last page. */
public record StockPage(List<StockView> items, @Nullable String nextCursor) {}
