/** What can be asked about orders, and the answers. */
@org.jspecify.annotations.NullMarked
package io.orderfold.orders.query;
