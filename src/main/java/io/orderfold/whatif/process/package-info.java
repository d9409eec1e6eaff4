/** Runs what-ifs in the background, one after the other. */
@NullMarked
package io.orderfold.whatif.process;

import org.jspecify.annotations.NullMarked;
