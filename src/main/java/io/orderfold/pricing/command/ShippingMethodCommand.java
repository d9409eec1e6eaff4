package io.orderfold.pricing.command;

import io.orderfold.pricing.Region;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingPrice;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a way of sending goods. Each answers with its version after it ({@code Long}). */
public sealed interface ShippingMethodCommand {

    ShippingMethodCode code();

    @TargetAggregateIdentifier
    default String streamId() {
        return "shipping-method:" + code();
    }

    /**
     * Makes the method, or makes it all that is said here. The same again changes nothing.
     *
     * @param prices one a currency, at least one
     * @param regions where to; none for everywhere
     * @param taxCategory null for the usual one
     */
    record DefineShippingMethod(
            ShippingMethodCode code,
            String name,
            List<ShippingPrice> prices,
            List<Region> regions,
            @Nullable String taxCategory)
            implements ShippingMethodCommand {}

    /** Ends the method for good. Once is enough: again changes nothing. */
    record WithdrawShippingMethod(ShippingMethodCode code) implements ShippingMethodCommand {}
}
