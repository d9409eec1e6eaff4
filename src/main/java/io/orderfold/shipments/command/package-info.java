/** What can be asked of a shipment, and the aggregate that decides. */
@NullMarked
@NamedInterface("command")
package io.orderfold.shipments.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
