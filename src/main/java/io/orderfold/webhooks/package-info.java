/**
 * Tells others what happens, over HTTP: signed, at least once, one event of an order after the other. {@code
 * docs/webhooks.md} says how.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "kernel"})
package io.orderfold.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
