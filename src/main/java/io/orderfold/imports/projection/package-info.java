/** Answers from the import's own tables. */
@NullMarked
package io.orderfold.imports.projection;

import org.jspecify.annotations.NullMarked;
