/** What can be asked of the log. */
@NullMarked
@NamedInterface("command")
package io.orderfold.reports.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
