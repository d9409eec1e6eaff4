/** Fills the shop by the same commands that everybody sends. */
@NullMarked
package io.orderfold.demo.process;

import org.jspecify.annotations.NullMarked;
