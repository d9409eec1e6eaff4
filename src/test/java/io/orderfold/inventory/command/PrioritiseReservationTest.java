package io.orderfold.inventory.command;

import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.BOBS;
import static io.orderfold.inventory.StockFixture.CAROLS;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.backordered;
import static io.orderfold.inventory.StockFixture.dispatched;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.refusal;
import static io.orderfold.inventory.StockFixture.released;
import static io.orderfold.inventory.StockFixture.reserved;

import io.orderfold.inventory.command.StockCommand.DispatchStock;
import io.orderfold.inventory.command.StockCommand.PrioritiseReservation;
import io.orderfold.inventory.event.StockReservationPrioritised;
import io.orderfold.orders.OrderId;
import org.junit.jupiter.api.Test;

class PrioritiseReservationTest extends StockItemTest {

    private static StockReservationPrioritised prioritised(OrderId order, int priority) {
        return new StockReservationPrioritised(MUG, order, priority);
    }

    @Test
    void servesThePreferredBeforeThoseWhoCameFirst() {
        stock.given(backordered(ALICES, 2, 2), backordered(BOBS, 2, 2), prioritised(BOBS, 5), received(2))
                .when(new DispatchStock(MUG, BOBS, 2))
                .expectEvents(dispatched(BOBS, 2));
        stock.given(backordered(ALICES, 2, 2), backordered(BOBS, 2, 2), prioritised(BOBS, 5), received(3))
                .when(new DispatchStock(MUG, ALICES, 2))
                .expectException(refusal("stock-not-on-hand"));
    }

    @Test
    void servesTheOldestOfThoseThatArePreferredAlike() {
        stock.given(
                        backordered(ALICES, 2, 2),
                        backordered(BOBS, 2, 2),
                        backordered(CAROLS, 2, 2),
                        prioritised(CAROLS, 5),
                        prioritised(BOBS, 5),
                        received(2))
                .when(new DispatchStock(MUG, CAROLS, 2))
                .expectException(refusal("stock-not-on-hand"));
    }

    @Test
    void takesNothingFromOrdersThatCantWait() {
        stock.given(received(2), reserved(ALICES, 2), backordered(BOBS, 2, 2), prioritised(BOBS, 9))
                .when(new DispatchStock(MUG, BOBS, 1))
                .expectException(refusal("stock-not-on-hand"));
    }

    @Test
    void keepsThePriorityOfWhatIsLeft() {
        stock.given(
                        backordered(ALICES, 2, 2),
                        backordered(BOBS, 3, 3),
                        prioritised(BOBS, 5),
                        received(2),
                        dispatched(BOBS, 1))
                .when(new DispatchStock(MUG, ALICES, 1))
                .expectException(refusal("stock-not-on-hand"));
    }

    @Test
    void isRecordedOnceAndOnlyOfThoseWhoWait() {
        PrioritiseReservation prioritise = new PrioritiseReservation(MUG, ALICES, 5);
        stock.given(received(5), reserved(ALICES, 2)).when(prioritise).expectEvents(prioritised(ALICES, 5));
        stock.given(received(5), reserved(ALICES, 2), prioritised(ALICES, 5))
                .when(prioritise)
                .expectNoEvents();
        stock.given(received(5), reserved(ALICES, 2), released(ALICES, 2))
                .when(prioritise)
                .expectNoEvents();
        stock.givenNoPriorActivity().when(prioritise).expectNoEvents();
    }
}
