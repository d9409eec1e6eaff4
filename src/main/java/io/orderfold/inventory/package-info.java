/** Stock: on hand, reserved, available. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "orders",
            "orders :: *",
            "catalogue",
            "catalogue :: *",
            "customers",
            "customers :: *",
            "access",
            "kernel"
        })
package io.orderfold.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
