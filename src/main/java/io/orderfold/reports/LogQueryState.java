package io.orderfold.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a question to the log stands. */
public enum LogQueryState {
    /** Waits for its turn: a node answers one at a time. */
    QUEUED,
    /** Is being answered. */
    RUNNING,
    /** The answer is there. */
    DONE,
    /** Somebody did not want to know any more. */
    CANCELLED,
    /** It can't be answered. */
    FAILED;

    public static LogQueryState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
