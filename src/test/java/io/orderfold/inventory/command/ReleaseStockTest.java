package io.orderfold.inventory.command;

import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.BOBS;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.dispatched;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.released;
import static io.orderfold.inventory.StockFixture.reserved;

import io.orderfold.inventory.command.StockCommand.ReleaseStock;
import io.orderfold.inventory.command.StockCommand.ReserveStock;
import org.junit.jupiter.api.Test;

class ReleaseStockTest extends StockItemTest {

    @Test
    void givesBackAllThatIsReservedForTheOrder() {
        stock.given(received(5), reserved(ALICES, 3))
                .when(new ReleaseStock(MUG, ALICES))
                .expectEvents(released(ALICES, 3))
                .expectResultMessagePayload(2L);
    }

    @Test
    void givesBackWhatWasReservedInSeveralGoes() {
        stock.given(received(5), reserved(ALICES, 3), reserved(ALICES, 1))
                .when(new ReleaseStock(MUG, ALICES))
                .expectEvents(released(ALICES, 4));
    }

    @Test
    void givesBackOnlyWhatHasNotLeft() {
        stock.given(received(5), reserved(ALICES, 3), dispatched(ALICES, 2))
                .when(new ReleaseStock(MUG, ALICES))
                .expectEvents(released(ALICES, 1));
    }

    @Test
    void changesNothingTheSecondTime() {
        stock.given(received(5), reserved(ALICES, 3), released(ALICES, 3))
                .when(new ReleaseStock(MUG, ALICES))
                .expectNoEvents()
                .expectResultMessagePayload(2L);
    }

    @Test
    void leavesOtherOrdersAlone() {
        stock.given(received(5), reserved(BOBS, 3))
                .when(new ReleaseStock(MUG, ALICES))
                .expectNoEvents();
    }

    @Test
    void changesNothingWhereThereNeverWasAny() {
        stock.givenNoPriorActivity()
                .when(new ReleaseStock(MUG, ALICES))
                .expectNoEvents()
                .expectResultMessagePayload(-1L);
    }

    @Test
    void leavesThePiecesForTheNextOne() {
        stock.given(received(5), reserved(ALICES, 5), released(ALICES, 5))
                .when(new ReserveStock(MUG, BOBS, 5, false))
                .expectEvents(reserved(BOBS, 5));
    }
}
