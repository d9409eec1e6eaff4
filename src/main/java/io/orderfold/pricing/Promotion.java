package io.orderfold.pricing;

/**
 * What a coupon gives.
 *
 * @param name what it is called on a bill
 * @param combinable whether other coupons may be used beside it
 */
public record Promotion(CouponCode code, String name, Discount discount, boolean combinable) {}
