package io.orderfold.pricing.query;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.pricing.ShippingMethodStatus;
import io.orderfold.pricing.event.ShippingMethodChanged;
import io.orderfold.pricing.event.ShippingMethodDefined;
import io.orderfold.pricing.event.ShippingMethodEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a shipping method follows from its events. */
public final class ShippingMethodFold implements Fold<ShippingMethodView, ShippingMethodEvent> {

    @Override
    public ShippingMethodView after(@Nullable ShippingMethodView before, ShippingMethodEvent event, Happened happened) {
        if (event instanceof ShippingMethodDefined defined) {
            return new ShippingMethodView(
                    defined.code(),
                    defined.name(),
                    defined.prices(),
                    defined.regions(),
                    defined.taxCategory(),
                    ShippingMethodStatus.OFFERED,
                    happened.version(),
                    happened.at(),
                    happened.at());
        }
        ShippingMethodView method = Objects.requireNonNull(before, "a shipping method starts with its definition");
        if (event instanceof ShippingMethodChanged changed) {
            return new ShippingMethodView(
                    changed.code(),
                    changed.name(),
                    changed.prices(),
                    changed.regions(),
                    changed.taxCategory(),
                    method.status(),
                    happened.version(),
                    method.definedAt(),
                    happened.at());
        }
        return new ShippingMethodView(
                method.code(),
                method.name(),
                method.prices(),
                method.regions(),
                method.taxCategory(),
                ShippingMethodStatus.WITHDRAWN,
                happened.version(),
                method.definedAt(),
                happened.at());
    }
}
