/** What can be asked of a return, and the aggregate that decides. */
@NullMarked
@NamedInterface("command")
package io.orderfold.returns.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
