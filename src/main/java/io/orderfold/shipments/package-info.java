/** Goods on their way. */
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
package io.orderfold.shipments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
