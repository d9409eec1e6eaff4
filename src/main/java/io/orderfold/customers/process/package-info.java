/** What a change of one customer asks of another. */
@org.jspecify.annotations.NullMarked
package io.orderfold.customers.process;
