package io.orderfold.returns.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of a list of returns; {@code nextCursor} is absent on the last page. */
public record ReturnPage(List<ReturnView> items, @Nullable String nextCursor) {}
