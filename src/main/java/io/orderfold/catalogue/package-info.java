/** Products and their prices. */
@org.jspecify.annotations.NullMarked
package io.orderfold.catalogue;
