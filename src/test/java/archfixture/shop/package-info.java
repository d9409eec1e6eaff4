/** A module that breaks each rule of the flow on purpose. */
@NullMarked
package archfixture.shop;

import org.jspecify.annotations.NullMarked;
