package io.orderfold.inventory.command;

import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.BOBS;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.refusal;
import static io.orderfold.inventory.StockFixture.reserved;

import io.orderfold.inventory.command.StockCommand.CheckStock;
import io.orderfold.inventory.command.StockCommand.StockReservation;
import org.junit.jupiter.api.Test;

class CheckStockTest extends StockItemTest {

    @Test
    void answersWhatWouldBeReserved() {
        stock.given(received(5))
                .when(new CheckStock(MUG, ALICES, 3, false))
                .expectResultMessagePayload(new StockReservation(3, 0))
                .expectNoEvents();
    }

    @Test
    void answersNothingWhereTooFewAreAvailable() {
        stock.given(received(5), reserved(BOBS, 3))
                .when(new CheckStock(MUG, ALICES, 3, false))
                .expectResultMessagePayload(StockReservation.NONE)
                .expectNoEvents();
    }

    @Test
    void answersNothingWhereThereNeverWasAny() {
        stock.givenNoPriorActivity()
                .when(new CheckStock(MUG, ALICES, 1, false))
                .expectResultMessagePayload(StockReservation.NONE)
                .expectNoEvents();
    }

    @Test
    void answersWhatWouldBePromised() {
        stock.given(received(1))
                .when(new CheckStock(MUG, ALICES, 3, true))
                .expectResultMessagePayload(new StockReservation(3, 2))
                .expectNoEvents();
    }

    @Test
    void countsWhatTheOrderHasAlready() {
        stock.given(received(5), reserved(ALICES, 3), reserved(BOBS, 2))
                .when(new CheckStock(MUG, ALICES, 3, false))
                .expectResultMessagePayload(new StockReservation(3, 0))
                .expectNoEvents();
    }

    @Test
    void refusesANegativeQuantity() {
        stock.given(received(5))
                .when(new CheckStock(MUG, ALICES, -1, false))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }
}
