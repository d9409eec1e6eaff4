package io.orderfold.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a verification has come. */
public enum VerificationState {
    RUNNING,
    /** It has walked through everything; whether it found something is told beside. */
    DONE,
    /** It could not be ended: the reason is told beside. */
    FAILED,
    /** Nothing was heard of it for a minute: its node has stopped. */
    ABANDONED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
