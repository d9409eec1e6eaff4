package io.orderfold.kernel.personal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Text;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where goods go.
 *
 * @param name who receives them
 * @param line1 street and house
 * @param region state, province or county, where the country has them
 * @param country ISO 3166-1 alpha-2
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostalAddress(
        @Nullable String name,
        String line1,
        @Nullable String line2,
        @Nullable String postalCode,
        String city,
        @Nullable String region,
        String country)
        implements PersonalData {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public PostalAddress {
        name = Text.optional(name, 200, "name");
        line1 = Text.required(line1, 200, "line1");
        line2 = Text.optional(line2, 200, "line2");
        postalCode = Text.optional(postalCode, 20, "postalCode");
        city = Text.required(city, 100, "city");
        region = Text.optional(region, 100, "region");
        country = countryCode(country, "country");
    }

    /**
     * @return the code in capitals
     * @throws Rejection {@code unknown-country}
     */
    public static String countryCode(@Nullable String text, String field) {
        String code = Text.required(text, 2, field).toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw Rejection.invalid("unknown-country", field, "A country is an ISO 3166-1 code such as DE.");
        }
        return code;
    }

    /** What is read where the address of somebody who was erased had been: no more than the country. */
    public static PostalAddress erased(String country) {
        return new PostalAddress(null, ERASED, null, null, ERASED, null, country);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
