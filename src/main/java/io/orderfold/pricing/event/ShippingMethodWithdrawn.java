package io.orderfold.pricing.event;

import io.orderfold.pricing.ShippingMethodCode;

/** No more orders are sent that way. */
public record ShippingMethodWithdrawn(ShippingMethodCode code) implements ShippingMethodEvent {}
