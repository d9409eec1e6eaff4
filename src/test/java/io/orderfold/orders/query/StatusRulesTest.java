package io.orderfold.orders.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.FulfilmentStatus;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.PaymentStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusRulesTest {

    private static final Money ZERO = eur("0.00");

    @ParameterizedTest(name = "{0} of {1}: authorized {2}, captured {3}, refunded {4}, voided {5} is {6}")
    @CsvSource({
        // status,  total, authorized, captured, refunded, voided, payment status
        "DRAFT,     10.00,  0.00,  0.00,  0.00,  0.00, UNPAID",
        "DRAFT,      0.00,  0.00,  0.00,  0.00,  0.00, UNPAID",
        "PLACED,    10.00,  0.00,  0.00,  0.00,  0.00, UNPAID",
        "PLACED,     0.00,  0.00,  0.00,  0.00,  0.00, PAID",
        "CANCELLED,  0.00,  0.00,  0.00,  0.00,  0.00, UNPAID",
        "PLACED,    10.00,  9.99,  0.00,  0.00,  0.00, PARTIALLY_PAID",
        "PLACED,    10.00,  0.00,  9.99,  0.00,  0.00, PARTIALLY_PAID",
        "PLACED,    10.00,  0.01,  0.00,  0.00,  9.99, PARTIALLY_PAID",
        "CONFIRMED, 10.00, 10.00,  0.00,  0.00,  0.00, AUTHORIZED",
        "CONFIRMED, 10.00,  4.00,  6.00,  0.00,  0.00, AUTHORIZED",
        "CONFIRMED, 10.00, 10.00,  0.00,  0.00, 10.00, AUTHORIZED",
        "CONFIRMED, 10.00,  0.00, 10.00,  0.00,  0.00, PAID",
        "COMPLETED, 10.00,  0.00, 10.00,  0.00,  5.00, PAID",
        "CONFIRMED, 10.00,  5.00, 10.00,  0.00,  0.00, PAID",
        "CONFIRMED, 10.00,  0.00, 10.01,  0.00,  0.00, OVERCHARGED",
        "COMPLETED,  0.00,  0.00,  0.01,  0.00,  0.00, OVERCHARGED",
        "COMPLETED, 10.00,  0.00, 10.00,  0.01,  0.00, PARTIALLY_REFUNDED",
        "COMPLETED, 10.00,  0.00, 10.00,  9.99,  0.00, PARTIALLY_REFUNDED",
        "COMPLETED, 10.00,  0.00, 12.00,  1.00,  0.00, PARTIALLY_REFUNDED",
        "CANCELLED, 10.00,  0.00, 10.00, 10.00,  0.00, REFUNDED",
        "CANCELLED, 10.00,  0.00,  4.00,  4.00,  6.00, REFUNDED",
        "CANCELLED, 10.00,  0.00,  0.00,  0.00, 10.00, VOIDED",
    })
    void reckonsThePaymentStatus(
            OrderStatus status,
            String total,
            String authorized,
            String captured,
            String refunded,
            String voided,
            PaymentStatus expected) {
        Sums sums = new Sums(ZERO, eur(authorized), eur(captured), eur(refunded), eur(voided));
        assertThat(StatusRules.payment(status, eur(total), sums)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "shipped {0}+{1}, delivered {2}+{3}, returned {4}+{5}, backordered {6} is {7}")
    @CsvSource({
        // of two lines with 2 and 3 pieces: shipped, delivered, returned, backordered
        "0, 0, 0, 0, 0, 0, 0, UNFULFILLED",
        "0, 0, 0, 0, 0, 0, 1, BACKORDERED",
        "1, 0, 0, 0, 0, 0, 0, PARTIALLY_SHIPPED",
        "2, 0, 0, 0, 0, 0, 3, PARTIALLY_SHIPPED",
        "2, 2, 2, 0, 0, 0, 0, PARTIALLY_SHIPPED",
        "2, 3, 0, 0, 0, 0, 0, SHIPPED",
        "2, 3, 2, 2, 0, 0, 0, SHIPPED",
        "2, 3, 2, 3, 0, 0, 0, DELIVERED",
        "2, 3, 2, 3, 1, 0, 0, PARTIALLY_RETURNED",
        "2, 3, 2, 3, 2, 2, 0, PARTIALLY_RETURNED",
        "2, 3, 2, 3, 2, 3, 0, RETURNED",
    })
    void reckonsTheFulfilmentStatus(
            int shipped1,
            int shipped2,
            int delivered1,
            int delivered2,
            int returned1,
            int returned2,
            int backordered,
            FulfilmentStatus expected) {
        LineView first = line(1, 2).ship(shipped1).deliver(delivered1).takeBack(returned1);
        LineView second = line(2, 3)
                .ship(shipped2)
                .deliver(delivered2)
                .takeBack(returned2)
                .backorder(backordered);
        assertThat(StatusRules.fulfilment(List.of(first, second))).isEqualTo(expected);
    }

    @Test
    void anOrderWithoutLinesIsUnfulfilled() {
        assertThat(StatusRules.fulfilment(List.of())).isEqualTo(FulfilmentStatus.UNFULFILLED);
    }

    private static LineView line(int number, int quantity) {
        return LineView.of(
                new OrderLine(LineId.of(number), new Sku("TEA"), "Tea", quantity, eur("1.00"), "standard", false));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
