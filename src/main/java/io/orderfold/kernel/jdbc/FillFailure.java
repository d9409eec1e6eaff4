package io.orderfold.kernel.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Why a version could not be filled: with which event or row. The message says nothing of what stands in it, for that may
 * be a person's.
 */
public final class FillFailure extends RuntimeException {

    private final @Nullable String eventId;

    FillFailure(String message, @Nullable String eventId, @Nullable Throwable cause) {
        super(message, cause);
        this.eventId = eventId;
    }

    /** The event at fault, where it can be told. */
    public @Nullable String eventId() {
        return eventId;
    }
}
