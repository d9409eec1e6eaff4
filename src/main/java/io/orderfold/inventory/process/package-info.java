/** What inventory does when orders ask for stock, and when stock arrives for those that wait. */
@org.jspecify.annotations.NullMarked
package io.orderfold.inventory.process;
