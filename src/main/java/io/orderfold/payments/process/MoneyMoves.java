package io.orderfold.payments.process;

import io.orderfold.payments.PaymentId;

/**
 * What an order knows captures and refunds by. Within a payment a short id will do; an order may have several payments,
 * and counts each id once.
 */
final class MoneyMoves {

    private MoneyMoves() {}

    static String capture(PaymentId payment, String captureId) {
        return payment + ":capture:" + captureId;
    }

    static String letGo(PaymentId payment, String voidId) {
        return payment + ":void:" + voidId;
    }

    static String refund(PaymentId payment, String refundId) {
        return payment + ":refund:" + refundId;
    }
}
