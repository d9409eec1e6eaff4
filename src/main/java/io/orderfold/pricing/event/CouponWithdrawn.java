package io.orderfold.pricing.event;

import io.orderfold.pricing.CouponCode;

/** No more orders may use the coupon; those that did keep what it gave. */
public record CouponWithdrawn(CouponCode code) implements CouponEvent {}
