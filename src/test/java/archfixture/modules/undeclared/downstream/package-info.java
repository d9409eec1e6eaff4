/** A module that knows more than it says. */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package archfixture.modules.undeclared.downstream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
