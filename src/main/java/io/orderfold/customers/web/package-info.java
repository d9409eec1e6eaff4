/** Customers over HTTP. */
@org.jspecify.annotations.NullMarked
package io.orderfold.customers.web;
