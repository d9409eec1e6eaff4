/** Everything that can happen to a stock item, as stored. */
@org.jspecify.annotations.NullMarked
package io.orderfold.inventory.event;
