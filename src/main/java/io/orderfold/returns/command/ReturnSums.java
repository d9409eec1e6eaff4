package io.orderfold.returns.command;

import io.orderfold.kernel.Money;

/**
 * A return's money. What is owed is what was received, less what is paid back or on its way, less the fees kept: never
 * less than nothing, and with the others always exactly what was received.
 */
record ReturnSums(Money received, Money refunded, Money fees) {

    static ReturnSums none(Money zero) {
        return new ReturnSums(zero, zero, zero);
    }

    Money owed() {
        return received.minus(refunded).minus(fees);
    }

    ReturnSums receive(Money worth) {
        return new ReturnSums(received.plus(worth), refunded, fees);
    }

    /** What goes back of all that is owed if so much of it is kept. */
    Money amountAfter(Money fee) {
        if (!fee.currency().equals(received.currency())) {
            throw ReturnRejection.wrongCurrency(fee);
        }
        Money owed = owed();
        if (!owed.isPositive()) {
            throw ReturnRejection.nothingToRefund();
        }
        if (fee.isNegative() || fee.isMoreThan(owed)) {
            throw ReturnRejection.feeOutOfRange(owed);
        }
        return owed.minus(fee);
    }

    ReturnSums refund(Money amount, Money fee) {
        return new ReturnSums(received, refunded.plus(amount), fees.plus(fee));
    }

    ReturnSums fail(Money amount) {
        return new ReturnSums(received, refunded.minus(amount), fees);
    }
}
