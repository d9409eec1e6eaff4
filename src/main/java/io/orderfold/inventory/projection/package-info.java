/** The stock list on the read side. */
@org.jspecify.annotations.NullMarked
package io.orderfold.inventory.projection;
