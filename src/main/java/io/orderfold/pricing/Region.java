package io.orderfold.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.Locale;
import java.util.Set;

/** Where goods go, as taxes and shipping see it: a country by its ISO 3166-1 alpha-2 code, in upper case. */
public record Region(@JsonValue String value) implements Comparable<Region> {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** @throws Rejection {@code unknown-region} */
    @JsonCreator
    public Region {
        value = value == null ? "" : value.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(value)) {
            throw Rejection.invalid("unknown-region", "region", "A region is an ISO 3166-1 code such as DE.");
        }
    }

    @Override
    public int compareTo(Region other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
