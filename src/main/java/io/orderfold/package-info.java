/** Orderfold: orders kept as the events that made them. */
@NullMarked
package io.orderfold;

import org.jspecify.annotations.NullMarked;
