package io.orderfold.payments;

import io.orderfold.kernel.Money;

/** How far a payment has come, reckoned from its sums and never set by hand. */
public enum PaymentStatus {
    /** The provider has been asked and has not answered yet. */
    REQUESTED,
    /** The money is secured; none of it is taken. */
    AUTHORIZED,
    /** Some of it is taken, more may be. */
    PARTIALLY_CAPTURED,
    /** All that was secured and not let go is taken. */
    CAPTURED,
    /** Some of what was taken went back. */
    PARTIALLY_REFUNDED,
    /** All that was taken went back. */
    REFUNDED,
    /** The provider refused, or never answered. */
    DECLINED,
    /** It was let go before anything was taken. */
    VOIDED;

    /**
     * The status of a payment that the provider has approved.
     *
     * @param voided how much of {@code authorized} was let go again
     */
    public static PaymentStatus of(Money authorized, Money captured, Money voided, Money refunded) {
        if (refunded.isPositive()) {
            return refunded.isAtLeast(captured) ? REFUNDED : PARTIALLY_REFUNDED;
        }
        boolean restLeft = authorized.minus(voided).isMoreThan(captured);
        if (captured.isPositive()) {
            return restLeft ? PARTIALLY_CAPTURED : CAPTURED;
        }
        return restLeft ? AUTHORIZED : VOIDED;
    }
}
