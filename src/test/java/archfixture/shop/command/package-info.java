/** Classes that break the rules of this stage on purpose. */
@NullMarked
package archfixture.shop.command;

import org.jspecify.annotations.NullMarked;
