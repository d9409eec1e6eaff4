package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.EUR;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.authorized;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.declined;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.everything;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.heldShort;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.pieces;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.requested;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.RecordStockReserved;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderDrafted;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderReleased;
import io.orderfold.orders.event.OrderStockReserved;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordStockReservedTest {

    private static final RecordStockReserved RESERVED = new RecordStockReserved(ORDER, List.of());

    @Test
    void saysWhatIsDueNow() {
        given(placed()).when(RESERVED).expectEvents(new OrderStockReserved(ORDER, List.of(), TOTAL));
    }

    @Test
    void namesWhatIsPromisedBeyondTheStock() {
        given(placed())
                .when(new RecordStockReserved(ORDER, pieces(SECOND, 2)))
                .expectEvents(new OrderStockReserved(ORDER, pieces(SECOND, 2), TOTAL));
    }

    @Test
    void liftsTheShortHold() {
        given(heldShort())
                .when(RESERVED)
                .expectEvents(
                        new OrderReleased(ORDER, HoldKind.SHORT), new OrderStockReserved(ORDER, List.of(), TOTAL));
    }

    @Test
    void confirmsAnOrderWhoseMoneyWasSecuredBefore() {
        given(placed(), requested(PAYMENT, TOTAL), authorized(PAYMENT, TOTAL))
                .when(RESERVED)
                .expectEvents(
                        new OrderStockReserved(ORDER, List.of(), eur("0.00")), new OrderConfirmed(ORDER, everything()));
    }

    @Test
    void confirmsAnOrderThatCostsNothing() {
        OrderLine gift = new OrderLine(FIRST, TEA, "A TEA", 1, eur("0.00"), "standard", false);
        given(List.of(
                        new OrderDrafted(ORDER, "10001", CUSTOMER, EUR, List.of(), List.of(gift), null),
                        new OrderPlaced(ORDER, "10001", CUSTOMER, List.of(gift), eur("0.00"), NOON)))
                .when(RESERVED)
                .expectEvents(
                        new OrderStockReserved(ORDER, List.of(), eur("0.00")),
                        new OrderConfirmed(ORDER, pieces(FIRST, 1)));
    }

    @Test
    void doesNotConfirmOnPartOfTheMoney() {
        given(placed(), requested(PAYMENT, eur("34.99")), authorized(PAYMENT, eur("34.99")))
                .when(RESERVED)
                .expectEvents(new OrderStockReserved(ORDER, List.of(), eur("0.01")));
    }

    @Test
    void countsMoneyBeingAskedForAsNotDue() {
        given(placed(), requested(PAYMENT, eur("30.00")))
                .when(RESERVED)
                .expectEvents(new OrderStockReserved(ORDER, List.of(), eur("5.00")));
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(reserved()).when(RESERVED), reserved());
        unchanged(given(confirmed()).when(RESERVED), confirmed());
    }

    @Test
    void doesNotTakeBackWhatIsBeingReleased() {
        unchanged(given(declined()).when(RESERVED), declined());
    }

    @Test
    void isNotWantedOnceTheOrderIsOver() {
        for (List<Object> story : List.of(drafted(), cancelled(), completed(), history())) {
            conflict(given(story).when(RESERVED), "wrong-state");
        }
    }
}
