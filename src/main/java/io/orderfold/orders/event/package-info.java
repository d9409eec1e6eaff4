/** Everything that can happen to an order, as stored. */
@NullMarked
@NamedInterface("event")
package io.orderfold.orders.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
