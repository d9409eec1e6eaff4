/** What can be asked about the shop's running, and the answers. */
@NullMarked
@NamedInterface("query")
package io.orderfold.operations.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
