package io.orderfold.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a span of time is cut. */
public enum Per {
    /** From midnight to midnight, in the zone asked for. */
    DAY,
    /** From Monday to Sunday. */
    WEEK,
    /** By the calendar. */
    MONTH,
    /** Not at all. */
    ALL;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
