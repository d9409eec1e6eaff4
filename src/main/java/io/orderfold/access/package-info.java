/** Who may do what: staff accounts, their roles, and how a request proves whose it is. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package io.orderfold.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
