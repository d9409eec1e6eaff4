/** What can be asked of what-ifs. */
@NullMarked
@NamedInterface("command")
package io.orderfold.whatif.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
