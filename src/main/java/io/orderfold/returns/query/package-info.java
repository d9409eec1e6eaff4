/** What can be asked about returns, and the views that answer. */
@NullMarked
@NamedInterface("query")
package io.orderfold.returns.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
