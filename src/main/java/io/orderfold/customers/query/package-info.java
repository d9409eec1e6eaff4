/** What can be asked about customers, and the views that answer. */
@NullMarked
@NamedInterface("query")
package io.orderfold.customers.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
