/** Everything that can happen to coupons, tax regions and shipping methods, as stored. */
@NullMarked
@NamedInterface("event")
package io.orderfold.pricing.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
