package io.orderfold.customers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.DataSubject;
import java.math.BigInteger;
import java.util.UUID;
import java.util.regex.Pattern;

/** A customer's key: given by us, or brought along by an import. It tells nothing about the person. */
public record CustomerId(@JsonValue String value) implements DataSubject {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @JsonCreator
    public CustomerId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid(
                    "malformed-customer-id", "customerId", "A customer id has 1 to 64 letters, digits, dots, dashes.");
        }
    }

    /** A new one, of 25 letters and digits at most. */
    public static CustomerId random() {
        return new CustomerId(
                new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16).toString(Character.MAX_RADIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
