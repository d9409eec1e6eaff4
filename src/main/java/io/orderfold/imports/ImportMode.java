package io.orderfold.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.Locale;

/** What becomes of the orders in a file. */
public enum ImportMode {
    /** They come in as completed, at their own time; stock and money are left alone. */
    HISTORY,
    /** They are placed now, through the whole process. */
    LIVE;

    /** @throws Rejection {@code unknown-import-mode} */
    @JsonCreator
    public static ImportMode of(String name) {
        for (ImportMode mode : values()) {
            if (mode.toString().equals(name)) {
                return mode;
            }
        }
        throw Rejection.invalid("unknown-import-mode", "mode", "The mode is \"history\" or \"live\".");
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
