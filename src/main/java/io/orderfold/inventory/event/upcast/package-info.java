/** Makes today's events of what older releases wrote. */
@org.jspecify.annotations.NullMarked
package io.orderfold.inventory.event.upcast;
