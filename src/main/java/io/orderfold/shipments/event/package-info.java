/** Everything that can happen to a shipment, as stored. */
@NullMarked
@NamedInterface("event")
package io.orderfold.shipments.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
