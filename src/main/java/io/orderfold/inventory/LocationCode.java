package io.orderfold.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.regex.Pattern;

/** What a place that keeps stock is known by: {@code MAIN}, {@code NORTH-2}. */
public record LocationCode(@JsonValue String value) implements Comparable<LocationCode> {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");

    /** The place that every shop begins with. */
    public static final LocationCode MAIN = new LocationCode("MAIN");

    @JsonCreator
    public LocationCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Rejection.invalid(
                    "malformed-location", "location", "A location's code has 1 to 20 capital letters, digits and -.");
        }
    }

    @Override
    public int compareTo(LocationCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
