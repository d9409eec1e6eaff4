package io.orderfold.webhooks.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of what is to be sent and was; {@code nextCursor} is absent on the last page. */
public record DeliveryPage(
        List<DeliveryView> items, @Nullable String nextCursor) {}
