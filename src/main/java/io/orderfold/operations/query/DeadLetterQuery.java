package io.orderfold.operations.query;

import org.jspecify.annotations.Nullable;

/** Everything that can be asked about events that could not be handled. */
public sealed interface DeadLetterQuery {

    /**
     * Those parked first come first; answers with a {@link DeadLetterPage}.
     *
     * @param group null for all
     * @param cursor the previous page's {@code nextCursor}
     */
    record ListDeadLetters(
            @Nullable String group, int limit, @Nullable String cursor) implements DeadLetterQuery {}

    /** Answers with an optional {@link DeadLetterView}. */
    record FindDeadLetter(String id) implements DeadLetterQuery {}
}
