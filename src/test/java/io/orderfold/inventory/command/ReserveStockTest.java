package io.orderfold.inventory.command;

import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.BOBS;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.backordered;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.refusal;
import static io.orderfold.inventory.StockFixture.released;
import static io.orderfold.inventory.StockFixture.reserved;

import io.orderfold.inventory.command.StockCommand.ReserveStock;
import io.orderfold.inventory.command.StockCommand.StockReservation;
import org.junit.jupiter.api.Test;

class ReserveStockTest extends StockItemTest {

    @Test
    void setsAsideWhatIsAvailable() {
        stock.given(received(5))
                .when(new ReserveStock(MUG, ALICES, 3, false))
                .expectEvents(reserved(ALICES, 3))
                .expectResultMessagePayload(new StockReservation(3, 0));
    }

    @Test
    void setsAsideTheLastPiece() {
        stock.given(received(5), reserved(BOBS, 4))
                .when(new ReserveStock(MUG, ALICES, 1, false))
                .expectEvents(reserved(ALICES, 1))
                .expectResultMessagePayload(new StockReservation(1, 0));
    }

    @Test
    void refusesMoreThanIsAvailable() {
        stock.given(received(5), reserved(BOBS, 3))
                .when(new ReserveStock(MUG, ALICES, 3, false))
                .expectException(refusal("out-of-stock", "available", "2"))
                .expectNoEvents();
    }

    @Test
    void saysWhatWasAskedForWhenRefusing() {
        stock.given(received(5))
                .when(new ReserveStock(MUG, ALICES, 6, false))
                .expectException(refusal("out-of-stock", "requested", "6"))
                .expectNoEvents();
    }

    @Test
    void namesTheSkuWhenRefusing() {
        stock.given(received(5))
                .when(new ReserveStock(MUG, ALICES, 6, false))
                .expectException(refusal("out-of-stock", "sku", "MUG-1"));
    }

    @Test
    void refusesWhereThereNeverWasAny() {
        stock.givenNoPriorActivity()
                .when(new ReserveStock(MUG, ALICES, 1, false))
                .expectException(refusal("out-of-stock", "available", "0"))
                .expectNoEvents();
    }

    @Test
    void promisesWhereThereNeverWasAny() {
        stock.givenNoPriorActivity()
                .when(new ReserveStock(MUG, ALICES, 2, true))
                .expectEvents(backordered(ALICES, 2, 2))
                .expectResultMessagePayload(new StockReservation(2, 2));
    }

    @Test
    void promisesWhatIsMissing() {
        stock.given(received(5), reserved(BOBS, 4))
                .when(new ReserveStock(MUG, ALICES, 3, true))
                .expectEvents(backordered(ALICES, 3, 2))
                .expectResultMessagePayload(new StockReservation(3, 2));
    }

    @Test
    void promisesNothingThatIsOnHand() {
        stock.given(received(5))
                .when(new ReserveStock(MUG, ALICES, 3, true))
                .expectEvents(backordered(ALICES, 3, 0))
                .expectResultMessagePayload(new StockReservation(3, 0));
    }

    @Test
    void promisesAllOfItWhenOthersWaitAlready() {
        stock.given(received(1), backordered(BOBS, 4, 3))
                .when(new ReserveStock(MUG, ALICES, 2, true))
                .expectEvents(backordered(ALICES, 2, 2))
                .expectResultMessagePayload(new StockReservation(2, 2));
    }

    @Test
    void refusesAFirmOrderWhileOthersWait() {
        stock.given(received(1), backordered(BOBS, 4, 3))
                .when(new ReserveStock(MUG, ALICES, 1, false))
                .expectException(refusal("out-of-stock", "available", "0"))
                .expectNoEvents();
    }

    @Test
    void answersTheSameAgainWithoutReservingTwice() {
        stock.given(received(5), reserved(ALICES, 3))
                .when(new ReserveStock(MUG, ALICES, 3, false))
                .expectNoEvents()
                .expectResultMessagePayload(new StockReservation(3, 0));
    }

    @Test
    void answersTheSameAgainWhilePiecesAreAwaited() {
        stock.given(received(1), backordered(ALICES, 3, 2))
                .when(new ReserveStock(MUG, ALICES, 3, true))
                .expectNoEvents()
                .expectResultMessagePayload(new StockReservation(3, 2));
    }

    @Test
    void answersThatNothingIsAwaitedOnceItHasArrived() {
        stock.given(received(1), backordered(ALICES, 3, 2), received(2))
                .when(new ReserveStock(MUG, ALICES, 3, true))
                .expectNoEvents()
                .expectResultMessagePayload(new StockReservation(3, 0));
    }

    @Test
    void reservesTheDifferenceWhenMoreAreWanted() {
        stock.given(received(5), reserved(ALICES, 3))
                .when(new ReserveStock(MUG, ALICES, 5, false))
                .expectEvents(reserved(ALICES, 2))
                .expectResultMessagePayload(new StockReservation(5, 0));
    }

    @Test
    void refusesTheDifferenceWhenItIsNotThere() {
        stock.given(received(5), reserved(ALICES, 3))
                .when(new ReserveStock(MUG, ALICES, 6, false))
                .expectException(refusal("out-of-stock", "available", "5"))
                .expectNoEvents();
    }

    @Test
    void promisesTheDifferenceWhenItIsNotThere() {
        stock.given(received(5), backordered(ALICES, 3, 0))
                .when(new ReserveStock(MUG, ALICES, 6, true))
                .expectEvents(backordered(ALICES, 3, 1))
                .expectResultMessagePayload(new StockReservation(6, 1));
    }

    @Test
    void losesItsPlaceToThoseWhoAskedBeforeItAskedForMore() {
        stock.given(received(3), backordered(ALICES, 3, 0), backordered(BOBS, 1, 1))
                .when(new ReserveStock(MUG, ALICES, 4, true))
                .expectEvents(backordered(ALICES, 1, 1))
                .expectResultMessagePayload(new StockReservation(4, 2));
    }

    @Test
    void givesBackTheDifferenceWhenFewerAreWanted() {
        stock.given(received(5), reserved(ALICES, 3))
                .when(new ReserveStock(MUG, ALICES, 1, false))
                .expectEvents(released(ALICES, 2))
                .expectResultMessagePayload(new StockReservation(1, 0));
    }

    @Test
    void refusesToReserveNothing() {
        stock.given(received(5))
                .when(new ReserveStock(MUG, ALICES, 0, false))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesANegativeQuantity() {
        stock.given(received(5))
                .when(new ReserveStock(MUG, ALICES, -1, false))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }
}
