/** Everything that can happen to a stock item, as stored. */
@NullMarked
@NamedInterface("event")
package io.orderfold.inventory.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
