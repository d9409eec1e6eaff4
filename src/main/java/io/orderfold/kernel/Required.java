package io.orderfold.kernel;

import org.jspecify.annotations.Nullable;

/** The rule for what a request must not leave out. */
public final class Required {

    private Required() {}

    /** @throws Rejection {@code field-missing} */
    public static <T> T of(@Nullable T given, String field) {
        if (given == null) {
            throw Rejection.invalid("field-missing", field, "\"" + field + "\" must be given.");
        }
        return given;
    }
}
