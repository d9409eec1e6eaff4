/** What keeps the shop running: events that could not be handled, tried again or let go. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "kernel"})
package io.orderfold.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
