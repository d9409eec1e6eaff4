package io.orderfold.pricing.event;

import io.orderfold.pricing.ShippingMethodCode;

/** Everything ever stored about a way of sending goods. */
public sealed interface ShippingMethodEvent
        permits ShippingMethodChanged, ShippingMethodDefined, ShippingMethodWithdrawn {

    ShippingMethodCode code();
}
