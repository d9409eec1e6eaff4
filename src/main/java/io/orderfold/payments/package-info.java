/** Money: authorised, captured, voided, refunded. */
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
package io.orderfold.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
