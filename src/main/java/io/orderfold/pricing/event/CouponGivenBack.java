package io.orderfold.pricing.event;

import io.orderfold.customers.CustomerId;
import io.orderfold.pricing.CouponCode;

/** The order did not need the coupon after all: its use counts no more. */
public record CouponGivenBack(CouponCode code, String orderId, CustomerId customerId) implements CouponEvent {}
