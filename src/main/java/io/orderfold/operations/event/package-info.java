/** What operators have decided, as stored. */
@NullMarked
@NamedInterface("event")
package io.orderfold.operations.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
