/** Everything that can happen to a payment, as stored. */
@NullMarked
@NamedInterface("event")
package io.orderfold.payments.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
