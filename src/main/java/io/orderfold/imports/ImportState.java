package io.orderfold.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a job stands. */
public enum ImportState {
    /** Waits for its turn: one job runs at a time. */
    QUEUED,
    /** Runs, or goes on as soon as the application does. */
    RUNNING,
    /** Everything that could be taken has been taken. */
    DONE,
    /** Stopped, and says why; the same file sent again has it go on. */
    FAILED;

    public boolean isOver() {
        return this == DONE || this == FAILED;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
