/** Everything that can happen to a payment, as stored. */
@org.jspecify.annotations.NullMarked
package io.orderfold.payments.event;
