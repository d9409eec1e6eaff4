/** What can be asked of an order, and the aggregate that decides. */
@NullMarked
@NamedInterface("command")
package io.orderfold.orders.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
