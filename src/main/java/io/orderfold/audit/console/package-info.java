/** The log's evidence on the command line. */
@NullMarked
@NamedInterface("console")
package io.orderfold.audit.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
