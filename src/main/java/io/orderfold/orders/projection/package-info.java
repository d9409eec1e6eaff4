/** Rows folded from order events, and the queries over them. */
@org.jspecify.annotations.NullMarked
package io.orderfold.orders.projection;
