/** What can be asked of a shipment, and the aggregate that decides. */
@org.jspecify.annotations.NullMarked
package io.orderfold.shipments.command;
