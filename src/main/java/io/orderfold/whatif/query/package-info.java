/** What can be asked about what-ifs, and the answers. */
@NullMarked
@NamedInterface("query")
package io.orderfold.whatif.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
