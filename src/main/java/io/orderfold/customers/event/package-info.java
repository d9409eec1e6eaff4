/** Everything that can happen to a customer, as stored. */
@NullMarked
@NamedInterface("event")
package io.orderfold.customers.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
