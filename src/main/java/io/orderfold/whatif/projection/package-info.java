/** Answers from the what-ifs' own tables. */
@NullMarked
package io.orderfold.whatif.projection;

import org.jspecify.annotations.NullMarked;
