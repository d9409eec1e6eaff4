/**
 * What would have been: the orders of a period, reckoned once more with other prices or a promotion. {@code
 * docs/event-log.md} says how.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "orders",
            "orders :: *",
            "pricing",
            "pricing :: *",
            "catalogue",
            "customers",
            "access",
            "kernel"
        })
package io.orderfold.whatif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
