/** What can be asked about products, and the views that answer. */
@NullMarked
@NamedInterface("query")
package io.orderfold.catalogue.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
