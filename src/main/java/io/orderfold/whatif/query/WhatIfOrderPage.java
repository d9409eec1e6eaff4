package io.orderfold.whatif.query;

import io.orderfold.whatif.WhatIfOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of a what-if's orders. */
public record WhatIfOrderPage(
        List<WhatIfOrder> items, @Nullable String nextCursor) {}
