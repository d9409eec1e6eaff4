/** Coupons, taxes and shipping methods over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.pricing.web;
