/** What can be asked about coupons, taxes and shipping methods, and the views that answer. */
@NullMarked
@NamedInterface("query")
package io.orderfold.pricing.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
