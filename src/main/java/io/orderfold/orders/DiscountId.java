package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.regex.Pattern;

/** A discount's key within its order: "1", "2", …; never given twice. */
public record DiscountId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

    @JsonCreator
    public DiscountId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid("malformed-discount-id", "discountId", "A discount id is a number such as \"1\".");
        }
    }

    public static DiscountId of(int number) {
        return new DiscountId(Integer.toString(number));
    }

    @Override
    public String toString() {
        return value;
    }
}
