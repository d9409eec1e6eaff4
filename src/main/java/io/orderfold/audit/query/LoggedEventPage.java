package io.orderfold.audit.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some events; {@code nextCursor} leads to those that follow. */
public record LoggedEventPage(
        List<LoggedEvent> items, @Nullable String nextCursor) {}
