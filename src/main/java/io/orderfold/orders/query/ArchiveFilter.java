package io.orderfold.orders.query;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;
import java.util.Set;

/** Whether a list shows archived orders. */
public enum ArchiveFilter {
    /** Only those that are not archived. */
    EXCLUDE,
    /** Both. */
    INCLUDE,
    /** Only archived ones. */
    ONLY;

    /** @throws Rejection {@code unknown-archive-filter} */
    public static ArchiveFilter of(String text) {
        return Words.read(
                ArchiveFilter.class,
                text,
                () -> Rejection.invalid(
                        "unknown-archive-filter",
                        "archived",
                        "Archived orders can be excluded: exclude, include or only."));
    }

    /** What the orders shown may be. */
    public Set<Boolean> archived() {
        return switch (this) {
            case EXCLUDE -> Set.of(false);
            case INCLUDE -> Set.of(false, true);
            case ONLY -> Set.of(true);
        };
    }
}
