/** What orders ask of coupons, sent as commands in the order's own transaction. */
@org.jspecify.annotations.NullMarked
package io.orderfold.pricing.process;
