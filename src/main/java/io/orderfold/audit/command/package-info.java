/** What can be asked of the log's evidence. */
@NullMarked
@NamedInterface("command")
package io.orderfold.audit.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
