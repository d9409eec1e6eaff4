/** Money: authorised, captured, voided, refunded. */
@org.jspecify.annotations.NullMarked
package io.orderfold.payments;
