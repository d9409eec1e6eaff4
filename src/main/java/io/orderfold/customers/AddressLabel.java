package io.orderfold.customers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.regex.Pattern;

/** What sort of place an address is, as a word such as {@code home}; too short to tell anything of a person. */
public record AddressLabel(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    @JsonCreator
    public AddressLabel {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid(
                    "malformed-label",
                    "label",
                    "A label is a lower-case word such as home, of at most 32 letters, digits and dashes.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
