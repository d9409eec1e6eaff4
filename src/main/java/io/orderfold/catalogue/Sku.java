package io.orderfold.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.regex.Pattern;

/**
 * A stock-keeping unit: what a product is known by everywhere. One to 64 printable characters, with single spaces inside
 * if need be, and more than a dot or two; upper and lower case differ.
 */
public record Sku(@JsonValue String value) implements Comparable<Sku> {

    private static final String SIGN = "[\\p{Graph}&&[^/\\\\?#%;]]";

    /** A sku stands in paths as it is, so none that a path gives a meaning of its own to. */
    private static final Pattern FORM = Pattern.compile("(?=.{1,64}$)(?!\\.{1,2}$)" + SIGN + "+( " + SIGN + "+)*");

    @JsonCreator
    public Sku {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid(
                    "malformed-sku",
                    "sku",
                    "A sku has 1 to 64 letters, digits and signs, without / \\ ? # % ; and is more than dots.");
        }
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
