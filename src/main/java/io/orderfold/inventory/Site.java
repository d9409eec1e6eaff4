package io.orderfold.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a location is, as far as it takes to tell which of several is nearer.
 *
 * @param country ISO 3166-1 alpha-2
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Site(String country, @Nullable String postalCode) {

    public Site {
        country = PostalAddress.countryCode(country, "country");
        postalCode = Text.optional(postalCode, 20, "postalCode");
    }

    /**
     * How near an address is; the higher the nearer. Postal codes are given out by area, from the left: in the same
     * country, the more first letters and digits two have in common, the nearer they are. No distance is measured.
     *
     * @return 0 for another country, else 1 and one more for each sign in common
     */
    public int nearnessTo(PostalAddress address) {
        if (!country.equals(address.country())) {
            return 0;
        }
        String here = signs(postalCode);
        String there = signs(address.postalCode());
        int common = 0;
        while (common < Math.min(here.length(), there.length()) && here.charAt(common) == there.charAt(common)) {
            common++;
        }
        return 1 + common;
    }

    private static String signs(@Nullable String code) {
        return code == null ? "" : code.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
