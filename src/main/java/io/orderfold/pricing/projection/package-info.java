/** Coupons, taxes and shipping methods as rows, and the answers to queries. */
@org.jspecify.annotations.NullMarked
package io.orderfold.pricing.projection;
