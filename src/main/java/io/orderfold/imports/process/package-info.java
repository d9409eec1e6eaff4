/** Reads files, decides about their rows, and sends what follows from them as commands. */
@NullMarked
package io.orderfold.imports.process;

import org.jspecify.annotations.NullMarked;
