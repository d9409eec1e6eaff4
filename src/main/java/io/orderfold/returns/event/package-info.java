/** Everything that can happen to a return, as stored. */
@NullMarked
@NamedInterface("event")
package io.orderfold.returns.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
