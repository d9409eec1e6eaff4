/** A small shop to look at: products, customers and orders in every state. In the profile {@code demo} alone. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shipments",
            "shipments :: *",
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
package io.orderfold.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
