package io.orderfold.customers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an address can be the default for. */
public enum AddressUse {
    /** Goods go there. */
    SHIPPING,
    /** Invoices are made out to it. */
    BILLING;

    @JsonCreator
    public static AddressUse of(@Nullable String text) {
        for (AddressUse use : values()) {
            if (use.text().equals(text)) {
                return use;
            }
        }
        throw Rejection.invalid("unknown-address-use", "use", "An address is used for shipping or for billing.");
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
