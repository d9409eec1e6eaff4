/** What can be asked of a customer, and the aggregate that decides. */
@org.jspecify.annotations.NullMarked
package io.orderfold.customers.command;
