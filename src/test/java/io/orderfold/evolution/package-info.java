/** One event in many shapes: as it was released, and as it must not be changed without saying so. */
@NullMarked
package io.orderfold.evolution;

import org.jspecify.annotations.NullMarked;
