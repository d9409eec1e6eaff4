/** What can be asked of an order, and the aggregate that decides. */
@org.jspecify.annotations.NullMarked
package io.orderfold.orders.command;
