/** Classes that break the rules of this stage on purpose. */
@NullMarked
package archfixture.shop.web;

import org.jspecify.annotations.NullMarked;
