package io.orderfold.pricing.command;

import io.orderfold.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/** The word by which goods, sending and rates of tax find each other: the same as a product's. */
final class TaxCategory {

    private static final String USUAL = "standard";

    private TaxCategory() {}

    /** @throws Rejection {@code malformed-tax-category} */
    static String checked(String given) {
        if (!given.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw Rejection.invalid(
                    "malformed-tax-category",
                    "taxCategory",
                    "A tax category has 1 to 40 lower-case letters, digits and dashes, such as standard.");
        }
        return given;
    }

    static String orUsual(@Nullable String given) {
        return given == null ? USUAL : checked(given);
    }
}
