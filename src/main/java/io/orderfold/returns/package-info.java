/** Goods on their way back: asked for, allowed, received, looked at, paid back. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "payments",
            "payments :: *",
            "inventory",
            "inventory :: *",
            "orders",
            "orders :: *",
            "catalogue",
            "catalogue :: *",
            "customers",
            "customers :: *",
            "access",
            "kernel"
        })
package io.orderfold.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
