package io.orderfold.whatif;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a what-if stands. */
public enum WhatIfState {
    /** Waits for its turn: a node runs one at a time. */
    QUEUED,
    /** Runs, or goes on as soon as some node does. */
    RUNNING,
    /** All orders of the period were reckoned. */
    DONE,
    /** Somebody stopped it; what it had by then is there. */
    CANCELLED,
    /** Something went wrong. */
    FAILED;

    public static WhatIfState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
