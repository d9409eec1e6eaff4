package io.orderfold.customers;

/** The parts of a customer that its commands and events touch, for {@link io.orderfold.kernel.Touches}. */
public final class CustomerAreas {

    /** Name and e-mail address. */
    public static final String DETAILS = "details";

    /** Where to reach them. */
    public static final String ADDRESSES = "addresses";

    /** What they agreed to. */
    public static final String CONSENTS = "consents";

    private CustomerAreas() {}
}
