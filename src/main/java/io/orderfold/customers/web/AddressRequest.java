package io.orderfold.customers.web;

import io.orderfold.customers.AddressLabel;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.personal.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An address as it shall be: what is left out, it has not. */
@Schema(name = "CustomerAddressRequest")
record AddressRequest(
        @Schema(type = "string", description = "A lower-case word", example = "home") @Nullable
        AddressLabel label,

        @Schema(description = "Who receives what is sent there", example = "Ada Example") @Nullable
        String name,

        @Schema(example = "1 Analytical Row", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String line1,

        @Nullable String line2,
        @Schema(example = "10115") @Nullable String postalCode,

        @Schema(example = "Berlin", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String city,

        @Nullable String region,

        @Schema(description = "ISO 3166-1 alpha-2", example = "DE", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String country) {

    PostalAddress address() {
        return new PostalAddress(
                name,
                Required.of(line1, "line1"),
                line2,
                postalCode,
                Required.of(city, "city"),
                region,
                Required.of(country, "country"));
    }

    /** A record's own text would hold the address. */
    @Override
    public String toString() {
        return "AddressRequest[label=" + label + "]";
    }
}
