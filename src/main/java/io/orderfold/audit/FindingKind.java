package io.orderfold.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody has done to the log, as far as it can be known. */
public enum FindingKind {
    /** An event does not say what it said. */
    CHANGED,
    /** Events are missing. */
    REMOVED,
    /** Events are there that were not. */
    INSERTED,
    /** Events have changed places. */
    REORDERED,
    /** An event has no hash: it was taken away, or never there. */
    UNSEALED,
    /** A checkpoint is missing. */
    CHECKPOINT_REMOVED,
    /** A checkpoint does not say what was signed, or does not follow on the one before. */
    CHECKPOINT_CHANGED,
    /** A checkpoint is signed with a key that is none of this shop's. */
    CHECKPOINT_OF_UNKNOWN_KEY;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
