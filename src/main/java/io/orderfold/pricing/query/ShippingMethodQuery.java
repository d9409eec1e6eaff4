package io.orderfold.pricing.query;

import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingMethodStatus;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about shipping methods. */
public sealed interface ShippingMethodQuery {

    /** The method as the read model has it; answers with an optional {@link ShippingMethodView}. */
    record FindShippingMethod(ShippingMethodCode code) implements ShippingMethodQuery {}

    /** The method as the log has it this moment, for whoever has just changed it. */
    record ReadShippingMethodFromLog(ShippingMethodCode code) implements ShippingMethodQuery {}

    /**
     * A page of methods by code; answers with a {@link ShippingMethodPage}.
     *
     * @param status null for any
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchShippingMethods(
            @Nullable ShippingMethodStatus status,
            int limit,
            @Nullable String cursor) implements ShippingMethodQuery {}
}
