/** Who buys; the one module that knows persons. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "kernel"})
package io.orderfold.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
