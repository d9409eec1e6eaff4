/** What operators can ask for, and the aggregate that decides. */
@NullMarked
@NamedInterface("command")
package io.orderfold.operations.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
