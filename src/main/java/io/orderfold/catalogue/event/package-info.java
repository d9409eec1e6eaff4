/** Everything that can happen to a product, as stored. */
@NullMarked
@NamedInterface("event")
package io.orderfold.catalogue.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
