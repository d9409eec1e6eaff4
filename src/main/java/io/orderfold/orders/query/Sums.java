package io.orderfold.orders.query;

import io.orderfold.kernel.Money;
import java.util.List;

/**
 * What all payments of an order come to.
 *
 * @param authorized secured and not taken
 */
record Sums(Money requested, Money authorized, Money captured, Money refunded, Money voided) {

    static Sums of(Money zero, List<OrderPaymentView> payments) {
        Sums sums = new Sums(zero, zero, zero, zero, zero);
        for (OrderPaymentView payment : payments) {
            sums = new Sums(
                    sums.requested.plus(payment.requested()),
                    sums.authorized.plus(payment.authorized()),
                    sums.captured.plus(payment.captured()),
                    sums.refunded.plus(payment.refunded()),
                    sums.voided.plus(payment.voided()));
        }
        return sums;
    }

    /** History was paid in full when it was brought in, and what was taken back was paid back. */
    static Sums ofHistory(Money zero, Money total, Money returned) {
        return new Sums(zero, zero, total.plus(returned), returned, zero);
    }

    Money secured() {
        return authorized.plus(captured).minus(refunded);
    }
}
