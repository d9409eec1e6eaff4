package io.orderfold.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.regex.Pattern;

/** What a way of sending goods is known by: {@code standard}, {@code express-24}. */
public record ShippingMethodCode(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    @JsonCreator
    public ShippingMethodCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid(
                    "malformed-shipping-method-code",
                    "code",
                    "A shipping method's code has 1 to 40 small letters, digits and -.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
