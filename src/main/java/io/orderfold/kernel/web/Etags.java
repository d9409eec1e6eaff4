package io.orderfold.kernel.web;

import io.orderfold.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/** Versions as HTTP writes them: {@code "3"}, and {@code "-1"} for what has had no change yet. */
public final class Etags {

    private Etags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version an {@code If-Match} asks for; null when it is absent or {@code *}. */
    static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        String tag = ifMatch.strip();
        // A proxy that compresses weakens the tag; the version in it is the same.
        String bare = tag.startsWith("W/") ? tag.substring(2) : tag;
        if (!bare.matches("\"(-1|\\d{1,18})\"")) {
            throw Rejection.invalid(
                    "malformed-if-match", "If-Match", "If-Match holds one ETag as it was answered, such as \"3\".");
        }
        return Long.valueOf(bare.substring(1, bare.length() - 1));
    }
}
