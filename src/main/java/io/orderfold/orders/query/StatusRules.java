package io.orderfold.orders.query;

import io.orderfold.kernel.Money;
import io.orderfold.orders.FulfilmentStatus;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.PaymentStatus;
import java.util.List;

/**
 * The one place where the payment status is reckoned from sums and the fulfilment status from quantities. The first rule
 * that fits holds.
 */
final class StatusRules {

    private StatusRules() {}

    static PaymentStatus payment(OrderStatus status, Money total, Sums sums) {
        if (sums.refunded().isPositive()) {
            return sums.refunded().isAtLeast(sums.captured())
                    ? PaymentStatus.REFUNDED
                    : PaymentStatus.PARTIALLY_REFUNDED;
        }
        if (sums.captured().isMoreThan(total)) {
            return PaymentStatus.OVERCHARGED;
        }
        // An order that costs nothing owes nothing, once it is placed.
        boolean free = total.isZero() && status != OrderStatus.DRAFT && status != OrderStatus.CANCELLED;
        if (free || (sums.captured().isPositive() && sums.captured().isAtLeast(total))) {
            return PaymentStatus.PAID;
        }
        Money secured = sums.captured().plus(sums.authorized());
        if (secured.isPositive()) {
            return secured.isAtLeast(total) ? PaymentStatus.AUTHORIZED : PaymentStatus.PARTIALLY_PAID;
        }
        return sums.voided().isPositive() ? PaymentStatus.VOIDED : PaymentStatus.UNPAID;
    }

    static FulfilmentStatus fulfilment(List<LineView> lines) {
        long live = lines.stream().mapToLong(LineView::quantity).sum();
        long shipped = lines.stream().mapToLong(LineView::shipped).sum();
        long delivered = lines.stream().mapToLong(LineView::delivered).sum();
        long returned = lines.stream().mapToLong(LineView::returned).sum();
        long backordered = lines.stream().mapToLong(LineView::backordered).sum();
        if (returned > 0) {
            return live == 0 ? FulfilmentStatus.RETURNED : FulfilmentStatus.PARTIALLY_RETURNED;
        }
        if (live > 0 && delivered >= live) {
            return FulfilmentStatus.DELIVERED;
        }
        if (live > 0 && shipped >= live) {
            return FulfilmentStatus.SHIPPED;
        }
        if (shipped > 0) {
            return FulfilmentStatus.PARTIALLY_SHIPPED;
        }
        return backordered > 0 ? FulfilmentStatus.BACKORDERED : FulfilmentStatus.UNFULFILLED;
    }
}
