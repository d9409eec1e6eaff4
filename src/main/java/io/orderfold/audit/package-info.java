/** What happened, to whom it may concern: the histories of orders, and the log to look around in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"orders", "orders :: *", "access", "kernel"})
package io.orderfold.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
