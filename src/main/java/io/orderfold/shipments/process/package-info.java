/** What follows from orders for shipments, and what shipments ask of orders, stock and payments. */
@org.jspecify.annotations.NullMarked
package io.orderfold.shipments.process;
