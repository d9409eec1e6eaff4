/** What the shop's history comes to, in numbers: sales, stock, customers, times. {@code docs/reports.md} defines each. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "orders",
            "orders :: *",
            "payments",
            "payments :: *",
            "shipments",
            "shipments :: *",
            "returns",
            "returns :: *",
            "inventory",
            "inventory :: *",
            "catalogue",
            "catalogue :: *",
            "customers",
            "customers :: *",
            "pricing",
            "pricing :: *",
            "access",
            "kernel"
        })
package io.orderfold.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
