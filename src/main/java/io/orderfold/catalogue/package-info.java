/** Products and their prices. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "kernel"})
package io.orderfold.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
