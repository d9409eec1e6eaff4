/** The command line: {@code import} and {@code generate-orders}. */
@NullMarked
@NamedInterface("console")
package io.orderfold.imports.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
