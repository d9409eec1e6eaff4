package io.orderfold.inventory.command;

import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.BOBS;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.adjusted;
import static io.orderfold.inventory.StockFixture.backordered;
import static io.orderfold.inventory.StockFixture.dispatched;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.refusal;
import static io.orderfold.inventory.StockFixture.reserved;

import io.orderfold.inventory.command.StockCommand.DispatchStock;
import org.junit.jupiter.api.Test;

class DispatchStockTest extends StockItemTest {

    @Test
    void takesReservedPiecesFromTheStock() {
        stock.given(received(5), reserved(ALICES, 3))
                .when(new DispatchStock(MUG, ALICES, 3))
                .expectEvents(dispatched(ALICES, 3))
                .expectResultMessagePayload(2L);
    }

    @Test
    void takesSomeOfThemFirst() {
        stock.given(received(5), reserved(ALICES, 3), dispatched(ALICES, 2))
                .when(new DispatchStock(MUG, ALICES, 1))
                .expectEvents(dispatched(ALICES, 1));
    }

    @Test
    void refusesMoreThanIsReserved() {
        stock.given(received(5), reserved(ALICES, 3))
                .when(new DispatchStock(MUG, ALICES, 4))
                .expectException(refusal("stock-not-reserved", "reserved", "3"))
                .expectNoEvents();
    }

    @Test
    void refusesPiecesThatHaveLeftAlready() {
        stock.given(received(5), reserved(ALICES, 3), dispatched(ALICES, 3))
                .when(new DispatchStock(MUG, ALICES, 1))
                .expectException(refusal("stock-not-reserved"))
                .expectNoEvents();
    }

    @Test
    void refusesWhatIsReservedForAnotherOrder() {
        stock.given(received(5), reserved(BOBS, 3))
                .when(new DispatchStock(MUG, ALICES, 1))
                .expectException(refusal("stock-not-reserved", "reserved", "0"))
                .expectNoEvents();
    }

    @Test
    void refusesWhereThereNeverWasAny() {
        stock.givenNoPriorActivity()
                .when(new DispatchStock(MUG, ALICES, 1))
                .expectException(refusal("stock-not-reserved"))
                .expectNoEvents();
    }

    @Test
    void refusesWhatHasNotComeIn() {
        stock.given(received(1), backordered(ALICES, 3, 2))
                .when(new DispatchStock(MUG, ALICES, 2))
                .expectException(refusal("stock-not-on-hand", "onHand", "1"))
                .expectNoEvents();
    }

    @Test
    void takesThePartThatHasComeIn() {
        stock.given(received(1), backordered(ALICES, 3, 2))
                .when(new DispatchStock(MUG, ALICES, 1))
                .expectEvents(dispatched(ALICES, 1));
    }

    @Test
    void takesAllOnceItHasComeIn() {
        stock.given(received(1), backordered(ALICES, 3, 2), received(2))
                .when(new DispatchStock(MUG, ALICES, 3))
                .expectEvents(dispatched(ALICES, 3));
    }

    @Test
    void leavesAnEarlierOrderItsPieces() {
        stock.given(received(3), reserved(ALICES, 3), backordered(BOBS, 2, 2))
                .when(new DispatchStock(MUG, BOBS, 1))
                .expectException(refusal("stock-not-on-hand", "onHand", "0"))
                .expectNoEvents();
    }

    @Test
    void servesThoseWhoWaitInTheOrderTheyCame() {
        stock.given(backordered(ALICES, 2, 2), backordered(BOBS, 2, 2), received(3))
                .when(new DispatchStock(MUG, BOBS, 2))
                .expectException(refusal("stock-not-on-hand", "onHand", "1"))
                .expectNoEvents();
    }

    @Test
    void servesTheFirstWhoWaits() {
        stock.given(backordered(ALICES, 2, 2), backordered(BOBS, 2, 2), received(3))
                .when(new DispatchStock(MUG, ALICES, 2))
                .expectEvents(dispatched(ALICES, 2));
    }

    @Test
    void takesPiecesFromThoseWhoCanWaitWhenACountMissesThem() {
        stock.given(received(4), backordered(ALICES, 2, 0), reserved(BOBS, 2), adjusted(-2))
                .when(new DispatchStock(MUG, BOBS, 2))
                .expectEvents(dispatched(BOBS, 2));
    }

    @Test
    void refusesToDispatchNothing() {
        stock.given(received(5), reserved(ALICES, 3))
                .when(new DispatchStock(MUG, ALICES, 0))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesANegativeQuantity() {
        stock.given(received(5), reserved(ALICES, 3))
                .when(new DispatchStock(MUG, ALICES, -1))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }
}
