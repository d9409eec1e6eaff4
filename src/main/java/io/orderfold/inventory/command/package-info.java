/** What can be asked of a stock item, and the aggregate that decides. */
@org.jspecify.annotations.NullMarked
package io.orderfold.inventory.command;
