package io.orderfold.pricing.event;

import io.orderfold.customers.CustomerId;
import io.orderfold.pricing.CouponCode;

/** An order used the coupon: that counts against its limits. */
public record CouponRedeemed(CouponCode code, String orderId, CustomerId customerId) implements CouponEvent {}
