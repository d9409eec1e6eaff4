package io.orderfold.inventory;

import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Rejection;

/** The rule for correcting a number of pieces: a whole number from -1,000,000 to 1,000,000, and not 0. */
public final class Adjustment {

    private Adjustment() {}

    /**
     * @return the delta itself
     * @throws Rejection {@code adjustment-zero} or {@code quantity-out-of-range}
     */
    public static int check(long delta, String field) {
        if (delta == 0) {
            throw Rejection.invalid("adjustment-zero", field, "An adjustment of 0 changes nothing.");
        }
        if (delta < -Quantity.MOST || delta > Quantity.MOST) {
            throw Rejection.invalid(
                    "quantity-out-of-range",
                    field,
                    "An adjustment is a whole number from -1,000,000 to 1,000,000, not " + delta + ".");
        }
        return (int) delta;
    }
}
