/** Facts made of events, one row a line, a movement or an edit, and the sums over them. */
@NullMarked
package io.orderfold.reports.projection;

import org.jspecify.annotations.NullMarked;
