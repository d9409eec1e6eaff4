/**
 * Orders from files: history as it was kept elsewhere, or orders to be taken now. {@code docs/imports.md} has the format
 * and the rules.
 */
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
package io.orderfold.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
