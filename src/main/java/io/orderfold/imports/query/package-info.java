/** What can be asked about imports, and the answers. */
@NullMarked
@NamedInterface("query")
package io.orderfold.imports.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
