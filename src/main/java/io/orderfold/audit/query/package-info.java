/** What can be asked about the log, and the answers. */
@NullMarked
@NamedInterface("query")
package io.orderfold.audit.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
