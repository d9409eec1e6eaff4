/** Goods on their way. */
@org.jspecify.annotations.NullMarked
package io.orderfold.shipments;
