package io.orderfold.webhooks.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of the list of webhooks; {@code nextCursor} is absent on the last page. */
public record WebhookPage(List<WebhookView> items, @Nullable String nextCursor) {}
