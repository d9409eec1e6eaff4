/** What can be asked of a customer, and the aggregate that decides. */
@NullMarked
@NamedInterface("command")
package io.orderfold.customers.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
