/** What can be asked of a payment, and the aggregate that decides. */
@NullMarked
@NamedInterface("command")
package io.orderfold.payments.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
