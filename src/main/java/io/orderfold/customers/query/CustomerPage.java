package io.orderfold.customers.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of the customer list; {@code nextCursor} is absent on the last page. */
public record CustomerPage(
        List<CustomerView> items, @Nullable String nextCursor) {}
