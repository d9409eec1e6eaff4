/** What can be asked about shipments, and the views that answer. */
@NullMarked
@NamedInterface("query")
package io.orderfold.shipments.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
