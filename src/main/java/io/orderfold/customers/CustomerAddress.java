package io.orderfold.customers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of a customer's addresses. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"addressId", "defaultFor", "line1", "city", "country"})
public record CustomerAddress(
        @Schema(type = "string", description = "Stays as it is, whatever else changes", example = "1")
        AddressId addressId,

        @Schema(type = "string", description = "What sort of place it is", example = "home") @Nullable
        AddressLabel label,

        @Schema(description = "What is sent here where nothing else is said")
        List<AddressUse> defaultFor,

        @JsonUnwrapped @Personal PostalAddress address) {

    public CustomerAddress {
        defaultFor = defaultFor.stream().sorted().distinct().toList();
    }

    @JsonCreator
    static CustomerAddress read(
            @JsonProperty("addressId") AddressId addressId,
            @JsonProperty("label") @Nullable AddressLabel label,
            @JsonProperty("defaultFor") List<AddressUse> defaultFor,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("line1") String line1,
            @JsonProperty("line2") @Nullable String line2,
            @JsonProperty("postalCode") @Nullable String postalCode,
            @JsonProperty("city") String city,
            @JsonProperty("region") @Nullable String region,
            @JsonProperty("country") String country) {
        return new CustomerAddress(
                addressId, label, defaultFor, new PostalAddress(name, line1, line2, postalCode, city, region, country));
    }

    boolean isDefaultFor(AddressUse use) {
        return defaultFor.contains(use);
    }

    CustomerAddress with(@Nullable AddressLabel newLabel, PostalAddress newAddress) {
        return new CustomerAddress(addressId, newLabel, defaultFor, newAddress);
    }

    CustomerAddress asDefaultFor(AddressUse use) {
        return new CustomerAddress(
                addressId,
                label,
                Arrays.stream(AddressUse.values())
                        .filter(any -> any == use || isDefaultFor(any))
                        .toList(),
                address);
    }

    CustomerAddress notDefaultFor(AddressUse use) {
        return new CustomerAddress(
                addressId, label, defaultFor.stream().filter(any -> any != use).toList(), address);
    }

    /** What is left of it when its customer is erased. */
    public CustomerAddress erased() {
        return new CustomerAddress(addressId, label, defaultFor, PostalAddress.erased(address.country()));
    }
}
