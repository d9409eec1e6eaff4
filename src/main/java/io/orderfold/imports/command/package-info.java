/** What can be asked of the import. */
@NullMarked
@NamedInterface("command")
package io.orderfold.imports.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
