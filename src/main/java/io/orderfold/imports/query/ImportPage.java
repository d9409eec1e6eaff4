package io.orderfold.imports.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of a list of jobs; {@code nextCursor} is absent on the last page. */
public record ImportPage(List<ImportView> items, @Nullable String nextCursor) {}
