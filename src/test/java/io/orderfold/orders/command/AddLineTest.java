package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.CROWN;
import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.EUR;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.UNKNOWN;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.AddLine;
import io.orderfold.orders.event.OrderDrafted;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLineRemoved;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddLineTest {

    @Test
    void addsALineAtThePriceOfTheMoment() {
        given(drafted())
                .when(new AddLine(ORDER, TEA, 4))
                .expectEvents(new OrderLineAdded(
                        ORDER, new OrderLine(LineId.of(3), TEA, "A TEA", 4, eur("10.00"), "standard", false)))
                .expectResultMessagePayload(1L);
    }

    @Test
    void neverGivesALineIdTwice() {
        given(drafted(), new OrderLineRemoved(ORDER, SECOND))
                .when(new AddLine(ORDER, TEA, 1))
                .expectEvents(new OrderLineAdded(
                        ORDER, new OrderLine(LineId.of(3), TEA, "A TEA", 1, eur("10.00"), "standard", false)));
    }

    @Test
    void refusesAnUnknownSku() {
        notFound(given(drafted()).when(new AddLine(ORDER, UNKNOWN, 1)), "product-not-found");
    }

    @Test
    void refusesAQuantityOutOfRange() {
        for (int quantity : new int[] {0, -1, 1_000_001, Integer.MIN_VALUE}) {
            invalid(given(drafted()).when(new AddLine(ORDER, TEA, quantity)), "quantity-out-of-range");
        }
    }

    @Test
    void refusesATotalThatMoneyCannotCount() {
        invalid(given(drafted()).when(new AddLine(ORDER, CROWN, 2)), "amount-too-large");
    }

    @Test
    void refusesMoreLinesThanAnOrderHolds() {
        List<OrderLine> full = java.util.stream.IntStream.rangeClosed(1, Order.MOST_LINES)
                .mapToObj(n -> new OrderLine(LineId.of(n), TEA, "A TEA", 1, eur("1.00"), "standard", false))
                .toList();
        conflict(
                given(List.of(new OrderDrafted(ORDER, "10001", CUSTOMER, EUR, List.of(), full, null)))
                        .when(new AddLine(ORDER, TEA, 1)),
                "too-many-lines");
    }

    @Test
    void refusesAnyOrderButADraft() {
        for (List<Object> story : List.of(placed(), confirmed(), completed(), cancelled(), history())) {
            conflict(given(story).when(new AddLine(ORDER, TEA, 1)), "wrong-state");
        }
    }

    @Test
    void refusesAStaleVersion() {
        refused(
                given(drafted(), new OrderLineRemoved(ORDER, SECOND)).when(new AddLine(ORDER, TEA, 1), forVersion(0)),
                Rejection.Kind.STALE,
                "stale-version");
    }

    @Test
    void acceptsTheVersionItIsAt() {
        given(drafted()).when(new AddLine(ORDER, TEA, 1), forVersion(0)).expectSuccessfulHandlerExecution();
    }
}
