package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ADDRESS;
import static io.orderfold.orders.command.OrderFixture.CROWN;
import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.EUR;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.REQUESTED;
import static io.orderfold.orders.command.OrderFixture.STRANGER;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.UNKNOWN;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.order;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.event.OrderDrafted;
import io.orderfold.orders.event.OrderPriced;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftOrderTest {

    private static final DraftOrder DRAFT = new DraftOrder(ORDER, CUSTOMER, EUR, REQUESTED, null);

    @Test
    void takesEachLineAtThePriceOfTheMoment() {
        order().givenNoPriorActivity()
                .when(DRAFT)
                .expectEvents(new OrderDrafted(ORDER, "10001", CUSTOMER, EUR, REQUESTED, LINES, null))
                .expectResultMessagePayload(0L);
    }

    @Test
    void takesAnAgreedPriceInsteadOfTheList() {
        List<RequestedLine> agreed = List.of(new RequestedLine(TEA, 2, eur("8.00")));
        order().givenNoPriorActivity()
                .when(new DraftOrder(ORDER, CUSTOMER, EUR, agreed, null))
                .expectEvents(new OrderDrafted(
                        ORDER,
                        "10001",
                        CUSTOMER,
                        EUR,
                        agreed,
                        List.of(new OrderLine(FIRST, TEA, "A TEA", 2, eur("8.00"), "standard", false)),
                        null));
    }

    @Test
    void isTaxedWhereItGoes() {
        List<RequestedLine> agreed = List.of(new RequestedLine(TEA, 2, eur("8.00")));
        OrderLine line = new OrderLine(FIRST, TEA, "A TEA", 2, eur("8.00"), "standard", false);
        order().givenNoPriorActivity()
                .when(new DraftOrder(ORDER, CUSTOMER, EUR, agreed, ADDRESS))
                .expectEvents(
                        new OrderDrafted(ORDER, "10001", CUSTOMER, EUR, agreed, List.of(line), ADDRESS),
                        new OrderPriced(
                                ORDER,
                                List.of(new LinePrice(
                                        FIRST, 2, eur("8.00"), eur("0.00"), eur("3.04"), new BigDecimal("19"), false)),
                                null,
                                eur("19.04")));
    }

    @Test
    void mayStartWithoutLines() {
        order().givenNoPriorActivity()
                .when(new DraftOrder(ORDER, CUSTOMER, EUR, List.of(), null))
                .expectEvents(new OrderDrafted(ORDER, "10001", CUSTOMER, EUR, List.of(), List.of(), null));
    }

    @Test
    void answersTheSameOrderAgainAsBefore() {
        unchanged(given(drafted()).when(DRAFT), drafted());
    }

    @Test
    void answersTheSameOrderAgainEvenOncePlaced() {
        unchanged(given(placed()).when(DRAFT), placed());
    }

    @Test
    void refusesAnotherOrderUnderTheSameId() {
        for (DraftOrder other : List.of(
                new DraftOrder(ORDER, new CustomerId("c-2"), EUR, REQUESTED, null),
                new DraftOrder(ORDER, CUSTOMER, Money.currency("GBP"), REQUESTED, null),
                new DraftOrder(ORDER, CUSTOMER, EUR, REQUESTED.subList(0, 1), null),
                new DraftOrder(ORDER, CUSTOMER, EUR, REQUESTED, ADDRESS))) {
            conflict(given(drafted()).when(other), "order-id-taken");
        }
    }

    @Test
    void refusesTheIdOfAnOrderFromHistory() {
        conflict(given(history()).when(DRAFT), "order-id-taken");
    }

    @Test
    void refusesAnUnknownCustomer() {
        notFound(
                order().givenNoPriorActivity().when(new DraftOrder(ORDER, STRANGER, EUR, REQUESTED, null)),
                "customer-not-found");
    }

    @Test
    void refusesAnUnknownSku() {
        notFound(
                order().givenNoPriorActivity()
                        .when(new DraftOrder(ORDER, CUSTOMER, EUR, List.of(new RequestedLine(UNKNOWN, 1, null)), null)),
                "product-not-found");
    }

    @Test
    void refusesAnAgreedPriceInAnotherCurrency() {
        conflict(
                order().givenNoPriorActivity()
                        .when(new DraftOrder(
                                ORDER,
                                CUSTOMER,
                                EUR,
                                List.of(new RequestedLine(TEA, 1, Money.of("1.00", "GBP"))),
                                null)),
                "wrong-currency");
    }

    @Test
    void refusesMoreLinesThanAnOrderHolds() {
        List<RequestedLine> many = Collections.nCopies(Order.MOST_LINES + 1, new RequestedLine(TEA, 1, null));
        conflict(
                order().givenNoPriorActivity().when(new DraftOrder(ORDER, CUSTOMER, EUR, many, null)),
                "too-many-lines");
    }

    @Test
    void refusesATotalThatMoneyCannotCount() {
        invalid(
                order().givenNoPriorActivity()
                        .when(new DraftOrder(ORDER, CUSTOMER, EUR, List.of(new RequestedLine(CROWN, 2, null)), null)),
                "amount-too-large");
    }

    @Test
    void refusesAnIdThatShouldHaveAHistoryAndHasNone() {
        refused(order().givenNoPriorActivity().when(DRAFT, forVersion(3)), Rejection.Kind.STALE, "stale-version");
    }

    @Test
    void refusesAStaleVersion() {
        refused(given(placed()).when(DRAFT, forVersion(0)), Rejection.Kind.STALE, "stale-version");
    }
}
