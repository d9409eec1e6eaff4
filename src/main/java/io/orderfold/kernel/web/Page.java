package io.orderfold.kernel.web;

import io.orderfold.kernel.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param nextCursor hand it back as {@code cursor} for what follows; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** The most items a page may have. */
    public static final int MOST = 200;

    /** @throws Rejection {@code limit-out-of-range} */
    public static void checkLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Rejection.invalid("limit-out-of-range", "limit", "A page has 1 to " + MOST + " items.");
        }
    }
}
