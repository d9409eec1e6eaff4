package io.orderfold.orders;

/** The parts of an order that its commands and events touch, for {@link io.orderfold.kernel.Touches}. */
public final class OrderAreas {

    /** What is ordered, and how many. */
    public static final String LINES = "lines";

    /** Where it goes. */
    public static final String ADDRESS = "address";

    /** What it costs: the lines decide that, and where they go. */
    public static final String PRICE = "price";

    /** What is paid and to be paid. */
    public static final String MONEY = "money";

    /** What is reserved, set aside, shipped and brought back. */
    public static final String GOODS = "goods";

    /** Why nothing may be shipped. */
    public static final String HOLDS = "holds";

    /** What words it is found by. */
    public static final String TAGS = "tags";

    /** What the staff wrote down about it. */
    public static final String NOTES = "notes";

    /** What is worked out to be changed, and not done yet. */
    public static final String EDIT = "edit";

    /** Whether lists show it. */
    public static final String ARCHIVE = "archive";

    private OrderAreas() {}
}
