/** What can be asked about stock, and its answers. */
@org.jspecify.annotations.NullMarked
package io.orderfold.inventory.query;
