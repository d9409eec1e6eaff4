/** Everything that can happen to a product, as stored. */
@org.jspecify.annotations.NullMarked
package io.orderfold.catalogue.event;
