/** What can be asked about payments, and the views that answer. */
@NullMarked
@NamedInterface("query")
package io.orderfold.payments.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
