package io.orderfold.customers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.regex.Pattern;

/** What a customer's data may be used for if they agree, as a word such as {@code newsletter}. */
public record ConsentPurpose(@JsonValue String value) implements Comparable<ConsentPurpose> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    @JsonCreator
    public ConsentPurpose {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid(
                    "malformed-purpose",
                    "purpose",
                    "A purpose is a lower-case word such as newsletter, of at most 40 letters, digits and dashes.");
        }
    }

    @Override
    public int compareTo(ConsentPurpose other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
