package io.orderfold.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;

/**
 * A stock-keeping unit: what a product is known by everywhere. One to 64 printable characters, with single spaces inside
 * if need be; upper and lower case differ.
 */
public record Sku(@JsonValue String value) implements Comparable<Sku> {

    @JsonCreator
    public Sku {
        if (value == null || !value.matches("(?=.{1,64}$)[\\p{Graph}&&[^/\\\\?#%;]]+( [\\p{Graph}&&[^/\\\\?#%;]]+)*")) {
            throw Rejection.invalid(
                    "malformed-sku", "sku", "A sku has 1 to 64 letters, digits and signs, without / \\ ? # % ;");
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
