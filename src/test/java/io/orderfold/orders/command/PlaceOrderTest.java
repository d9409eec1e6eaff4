package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.TWO_TEA;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.order;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLineRemoved;
import io.orderfold.orders.event.OrderPlaced;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {

    private static final PlaceOrder PLACE = new PlaceOrder(ORDER);

    @Test
    void ordersTheLinesForTheirTotal() {
        order().givenCurrentTime(NOON)
                .andGiven(drafted())
                .when(PLACE)
                .expectEvents(new OrderPlaced(ORDER, "10001", CUSTOMER, LINES, TOTAL, NOON))
                .expectResultMessagePayload(1L);
    }

    @Test
    void ordersWhatTheDraftHasBecome() {
        order().givenCurrentTime(NOON)
                .andGiven(drafted())
                .andGiven(new OrderLineRemoved(ORDER, SECOND), new OrderLineQuantityChanged(ORDER, FIRST, 3))
                .when(PLACE)
                .expectEvents(new OrderPlaced(
                        ORDER, "10001", CUSTOMER, List.of(TWO_TEA.withQuantity(3)), eur("30.00"), NOON));
    }

    @Test
    void refusesAnOrderWithoutLines() {
        conflict(
                given(drafted(), new OrderLineRemoved(ORDER, FIRST), new OrderLineRemoved(ORDER, SECOND))
                        .when(PLACE),
                "empty-order");
    }

    @Test
    void refusesAnyOrderButADraft() {
        for (List<Object> story : List.of(placed(), confirmed(), completed(), cancelled(), history())) {
            conflict(given(story).when(PLACE), "wrong-state");
        }
    }

    @Test
    void refusesAStaleVersionBeforeAnyRule() {
        refused(given(placed()).when(PLACE, forVersion(0)), Rejection.Kind.STALE, "stale-version");
    }

    @Test
    void refusesAVersionThatIsNotYet() {
        refused(given(drafted()).when(PLACE, forVersion(1)), Rejection.Kind.STALE, "stale-version");
    }
}
