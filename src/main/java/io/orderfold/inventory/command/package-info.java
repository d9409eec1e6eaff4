/** What can be asked of a stock item, and the aggregate that decides. */
@NullMarked
@NamedInterface("command")
package io.orderfold.inventory.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
