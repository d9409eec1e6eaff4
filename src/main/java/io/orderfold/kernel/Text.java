package io.orderfold.kernel;

import org.jspecify.annotations.Nullable;

/** Rules for text that people type. */
public final class Text {

    private Text() {}

    /**
     * The text without surrounding space.
     *
     * @throws Rejection {@code text-missing}, {@code text-too-long} or {@code text-malformed} (control characters); the
     *     message never repeats the text
     */
    public static String required(@Nullable String text, int most, String field) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            throw Rejection.invalid("text-missing", field, "\"" + field + "\" must not be empty.");
        }
        if (stripped.length() > most) {
            throw Rejection.invalid("text-too-long", field, "\"" + field + "\" has at most " + most + " characters.");
        }
        if (stripped.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw Rejection.invalid("text-malformed", field, "\"" + field + "\" has control characters in it.");
        }
        return stripped;
    }

    /** As {@link #required}, but blank text is none. */
    public static @Nullable String optional(@Nullable String text, int most, String field) {
        return text == null || text.isBlank() ? null : required(text, most, field);
    }
}
