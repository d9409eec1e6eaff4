package io.orderfold.orders.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of the list of deadlines; {@code nextCursor} is absent on the last page. */
public record DeadlinePage(List<Deadline> items, @Nullable String nextCursor) {}
