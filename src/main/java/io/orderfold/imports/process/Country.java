package io.orderfold.imports.process;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries by their English names, as files have them. For information only: nothing is decided by it. */
final class Country {

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (String code : Locale.getISOCountries()) {
            CODES.put(
                    new Locale.Builder()
                            .setRegion(code)
                            .build()
                            .getDisplayCountry(Locale.ENGLISH)
                            .toLowerCase(Locale.ROOT),
                    code);
        }
        CODES.putAll(Map.of(
                "eire",
                "IE",
                "rsa",
                "ZA",
                "usa",
                "US",
                "uk",
                "GB",
                "czech republic",
                "CZ",
                "hong kong",
                "HK",
                "korea",
                "KR",
                "turkey",
                "TR"));
    }

    private Country() {}

    /** The ISO 3166 code where the name is known, else the name; null where there is none or it says so. */
    static @Nullable String of(@Nullable String name) {
        if (name == null || name.equalsIgnoreCase("unspecified")) {
            return null;
        }
        return CODES.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }
}
