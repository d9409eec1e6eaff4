/** Everything that can happen to a shipment, as stored. */
@org.jspecify.annotations.NullMarked
package io.orderfold.shipments.event;
