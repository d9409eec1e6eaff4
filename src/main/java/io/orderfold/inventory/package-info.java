/** Stock: on hand, reserved, available. */
@org.jspecify.annotations.NullMarked
package io.orderfold.inventory;
