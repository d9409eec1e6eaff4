package io.orderfold.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a customer types in to get a discount. Upper and lower case are the same: it is kept in upper case. */
public record CouponCode(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9_-]{1,40}");

    @JsonCreator
    public CouponCode {
        value = value == null ? "" : value.toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw Rejection.invalid(
                    "malformed-coupon-code", "code", "A coupon code has 1 to 40 letters, digits, - and _.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
