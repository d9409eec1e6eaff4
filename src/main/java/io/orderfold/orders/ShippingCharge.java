package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.orderfold.kernel.Money;
import io.orderfold.pricing.ShippingMethodCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/**
 * What it costs to have an order sent.
 *
 * @param discount what a free-shipping discount takes off
 * @param tax on what is left
 * @param taxRate in percent
 * @param taxIncluded whether the price has the tax in it; where it does not, it is added
 */
public record ShippingCharge(
        ShippingMethodCode method,
        String name,
        Money price,
        Money discount,
        Money tax,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = "string", example = "19")
        BigDecimal taxRate,

        boolean taxIncluded) {

    /** Rates that differ in nothing but trailing zeros are the same. */
    public ShippingCharge {
        BigDecimal exact = taxRate.stripTrailingZeros();
        taxRate = exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** Price less discount. */
    @JsonIgnore
    public Money net() {
        return price.minus(discount);
    }

    /** What the customer pays. */
    @JsonIgnore
    public Money total() {
        return taxIncluded ? net() : net().plus(tax);
    }
}
