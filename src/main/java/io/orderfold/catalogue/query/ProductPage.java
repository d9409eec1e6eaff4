package io.orderfold.catalogue.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of the product list; {@code nextCursor} is absent on the last page. */
public record ProductPage(List<ProductView> items, @Nullable String nextCursor) {}
