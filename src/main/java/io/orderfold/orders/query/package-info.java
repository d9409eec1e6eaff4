/** What can be asked about orders, and the answers. */
@NullMarked
@NamedInterface("query")
package io.orderfold.orders.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
