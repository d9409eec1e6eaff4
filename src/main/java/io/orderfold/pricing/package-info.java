/** What makes a price differ from the sum of its lines: taxes, shipping methods and coupons. */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "customers", "access", "kernel"})
package io.orderfold.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
