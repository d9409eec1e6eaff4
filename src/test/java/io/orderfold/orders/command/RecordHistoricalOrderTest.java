package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.CROWN;
import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.EUR;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LATER;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.STRANGER;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.TWO_TEA;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.order;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.RecordHistoricalOrder;
import io.orderfold.orders.event.HistoricalOrderRecorded;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordHistoricalOrderTest {

    private static RecordHistoricalOrder record(List<OrderLine> lines) {
        return new RecordHistoricalOrder(ORDER, "536365", CUSTOMER, EUR, lines, "France", NOON.plusNanos(1));
    }

    @Test
    void bringsInAnOrderAtItsOwnTime() {
        order().givenNoPriorActivity()
                .when(record(LINES))
                .expectEvents(
                        new HistoricalOrderRecorded(ORDER, "10001", "536365", CUSTOMER, EUR, LINES, "France", NOON))
                .expectResultMessagePayload(0L);
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(history()).when(record(LINES)), history());
    }

    @Test
    void refusesAnotherOrderUnderTheSameId() {
        for (RecordHistoricalOrder other : List.of(
                new RecordHistoricalOrder(ORDER, "536366", CUSTOMER, EUR, LINES, "France", NOON),
                new RecordHistoricalOrder(ORDER, "536365", STRANGER, EUR, LINES, "France", NOON),
                new RecordHistoricalOrder(ORDER, "536365", CUSTOMER, EUR, List.of(TWO_TEA), "France", NOON),
                new RecordHistoricalOrder(ORDER, "536365", CUSTOMER, EUR, LINES, null, NOON),
                new RecordHistoricalOrder(ORDER, "536365", CUSTOMER, EUR, LINES, "France", LATER))) {
            conflict(given(history()).when(other), "order-id-taken");
        }
        conflict(given(drafted()).when(record(LINES)), "order-id-taken");
    }

    @Test
    void refusesAnOrderWithoutLines() {
        conflict(order().givenNoPriorActivity().when(record(List.of())), "empty-order");
    }

    @Test
    void refusesALineInAnotherCurrency() {
        OrderLine pounds = new OrderLine(FIRST, TEA, "A TEA", 1, Money.of("1.00", "GBP"), "standard", false);
        conflict(order().givenNoPriorActivity().when(record(List.of(pounds))), "wrong-currency");
    }

    @Test
    void refusesALineIdTwice() {
        invalid(order().givenNoPriorActivity().when(record(List.of(TWO_TEA, TWO_TEA))), "duplicate-line");
    }

    @Test
    void refusesAQuantityOutOfRange() {
        invalid(
                order().givenNoPriorActivity().when(record(List.of(TWO_TEA.withQuantity(-1)))),
                "quantity-out-of-range");
    }

    @Test
    void refusesATotalThatMoneyCannotCount() {
        OrderLine crowns = new OrderLine(FIRST, CROWN, "A CROWN", 2, eur("999999999999999999.00"), "standard", false);
        invalid(order().givenNoPriorActivity().when(record(List.of(crowns))), "amount-too-large");
    }
}
