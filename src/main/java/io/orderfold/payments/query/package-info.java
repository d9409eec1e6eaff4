/** What can be asked about payments, and the views that answer. */
@org.jspecify.annotations.NullMarked
package io.orderfold.payments.query;
