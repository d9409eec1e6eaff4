/** Orders, from draft to completed. `flow.md` lists each command, its events and who listens. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "pricing",
            "catalogue",
            "catalogue :: *",
            "customers",
            "customers :: *",
            "access",
            "kernel"
        })
package io.orderfold.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
