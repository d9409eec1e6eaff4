/** What can be asked of a payment, and the aggregate that decides. */
@org.jspecify.annotations.NullMarked
package io.orderfold.payments.command;
