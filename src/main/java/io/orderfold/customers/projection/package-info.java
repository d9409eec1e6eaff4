/** The customers as rows, and the answers to queries. */
@org.jspecify.annotations.NullMarked
package io.orderfold.customers.projection;
