package io.orderfold.webhooks;

import java.util.List;

/** Which events somebody wants to be told of: names such as {@code OrderPlaced}, or the start of names, {@code Order*}. */
public record EventPatterns(List<String> patterns) {

    public static final String ALL = "*";

    public EventPatterns {
        patterns = List.copyOf(patterns);
    }

    public boolean match(String event) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, event));
    }

    /** Whether one of them is for the event; with {@code *} at its end it is for all that begin like it. */
    public static boolean matches(String pattern, String event) {
        return pattern.endsWith(ALL)
                ? event.startsWith(pattern.substring(0, pattern.length() - 1))
                : event.equals(pattern);
    }
}
