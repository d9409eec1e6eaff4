/** Everything that can happen to an order, as stored. */
@org.jspecify.annotations.NullMarked
package io.orderfold.orders.event;
