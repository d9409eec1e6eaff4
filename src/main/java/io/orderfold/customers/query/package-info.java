/** What can be asked about customers, and the views that answer. */
@org.jspecify.annotations.NullMarked
package io.orderfold.customers.query;
