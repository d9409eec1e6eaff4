package io.orderfold.kernel;

/** The rule for a number of pieces asked for: a whole number from 1 to 1,000,000. */
public final class Quantity {

    /** The most pieces one line or one stock movement may have. */
    public static final int MOST = 1_000_000;

    private Quantity() {}

    /**
     * @return the quantity itself
     * @throws Rejection {@code quantity-out-of-range}
     */
    public static int check(long quantity, String field) {
        if (quantity < 1 || quantity > MOST) {
            throw Rejection.invalid(
                    "quantity-out-of-range",
                    field,
                    "A quantity is a whole number from 1 to 1,000,000, not " + quantity + ".");
        }
        return (int) quantity;
    }

    /**
     * For a number of pieces that there are, not that are asked for: it may be 0.
     *
     * @return the number itself
     * @throws Rejection {@code quantity-out-of-range}
     */
    public static int checkFromZero(long pieces, String field) {
        if (pieces < 0 || pieces > MOST) {
            throw Rejection.invalid(
                    "quantity-out-of-range",
                    field,
                    "A number of pieces is a whole number from 0 to 1,000,000, not " + pieces + ".");
        }
        return (int) pieces;
    }
}
