/** What can be asked about stock, and its answers. */
@NullMarked
@NamedInterface("query")
package io.orderfold.inventory.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
