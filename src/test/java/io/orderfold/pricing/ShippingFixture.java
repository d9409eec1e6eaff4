package io.orderfold.pricing;

import static io.orderfold.pricing.CouponFixture.eur;

import io.orderfold.kernel.Money;
import io.orderfold.pricing.command.ShippingMethodCommand.DefineShippingMethod;
import io.orderfold.pricing.event.ShippingMethodDefined;
import io.orderfold.pricing.event.ShippingMethodWithdrawn;
import java.util.List;

/** A parcel to Austria and Germany for 4.90 EUR, free from 50, or 6 USD. */
public final class ShippingFixture {

    public static final ShippingMethodCode PARCEL = new ShippingMethodCode("parcel");
    public static final Region AUSTRIA = new Region("AT");
    public static final Region GERMANY = new Region("DE");
    public static final ShippingPrice EUROS = new ShippingPrice(eur("4.90"), eur("50.00"));
    public static final ShippingPrice DOLLARS = new ShippingPrice(Money.of("6.00", "USD"), null);

    private ShippingFixture() {}

    public static DefineShippingMethod define() {
        return define(EUROS, DOLLARS);
    }

    public static DefineShippingMethod define(ShippingPrice... prices) {
        return new DefineShippingMethod(PARCEL, "Parcel", List.of(prices), List.of(GERMANY, AUSTRIA, GERMANY), null);
    }

    public static ShippingMethodDefined defined() {
        return new ShippingMethodDefined(
                PARCEL, "Parcel", List.of(EUROS, DOLLARS), List.of(AUSTRIA, GERMANY), "standard");
    }

    public static ShippingMethodWithdrawn withdrawn() {
        return new ShippingMethodWithdrawn(PARCEL);
    }
}
