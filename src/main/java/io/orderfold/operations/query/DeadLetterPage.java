package io.orderfold.operations.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some parked events; {@code nextCursor} leads to those that follow. */
public record DeadLetterPage(
        List<DeadLetterView> items, @Nullable String nextCursor) {}
