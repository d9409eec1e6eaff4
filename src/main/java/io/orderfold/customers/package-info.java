/** Who buys; the one module that knows persons. */
@org.jspecify.annotations.NullMarked
package io.orderfold.customers;
