/** What can be asked of coupons, tax regions and shipping methods, the aggregates that decide, and their look-ups. */
@NullMarked
@NamedInterface("command")
package io.orderfold.pricing.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
