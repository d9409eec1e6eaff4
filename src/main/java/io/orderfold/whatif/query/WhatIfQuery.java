package io.orderfold.whatif.query;

import io.orderfold.kernel.Rejection;
import io.orderfold.whatif.WhatIfId;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about what-ifs. */
public sealed interface WhatIfQuery {

    /** One, with what it has come to. */
    record FindWhatIf(WhatIfId whatIfId) implements WhatIfQuery {}

    /** The newest 200, the newest first. */
    record ListWhatIfs() implements WhatIfQuery {}

    /**
     * What the orders would have cost, in the order in which they were recorded.
     *
     * @param changedOnly those alone that would have cost something else
     * @param after the number of the last one of the page before; 0 for the first page
     */
    record ListWhatIfOrders(WhatIfId whatIfId, boolean changedOnly, long after, int limit) implements WhatIfQuery {}

    /** @param text as a client sends it; null for the first page */
    static long after(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Rejection.invalid("malformed-cursor", "cursor", "A cursor is what the previous page answered.");
        }
        return Long.parseLong(text);
    }
}
