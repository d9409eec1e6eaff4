/** Everything that can happen to a customer, as stored. */
@org.jspecify.annotations.NullMarked
package io.orderfold.customers.event;
