package io.orderfold.orders;

import io.orderfold.kernel.Money;

/**
 * What goes back of a line whose pieces stay with the customer.
 *
 * @param pieces that it is for; none where it is a part of an amount
 */
public record LineRefund(LineId lineId, int pieces, Money amount) {}
