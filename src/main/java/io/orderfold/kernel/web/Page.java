package io.orderfold.kernel.web;

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
}
