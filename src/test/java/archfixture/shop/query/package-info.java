/** Classes that break the rules of this stage on purpose. */
@NullMarked
package archfixture.shop.query;

import org.jspecify.annotations.NullMarked;
