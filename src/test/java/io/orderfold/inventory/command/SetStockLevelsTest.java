package io.orderfold.inventory.command;

import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.BOBS;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.UNKNOWN;
import static io.orderfold.inventory.StockFixture.adjusted;
import static io.orderfold.inventory.StockFixture.counted;
import static io.orderfold.inventory.StockFixture.dispatched;
import static io.orderfold.inventory.StockFixture.levels;
import static io.orderfold.inventory.StockFixture.ranLow;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.refusal;
import static io.orderfold.inventory.StockFixture.reserved;

import io.orderfold.inventory.command.StockCommand.AdjustStock;
import io.orderfold.inventory.command.StockCommand.CountStock;
import io.orderfold.inventory.command.StockCommand.DispatchStock;
import io.orderfold.inventory.command.StockCommand.ReserveStock;
import io.orderfold.inventory.command.StockCommand.SetStockLevels;
import io.orderfold.inventory.command.StockCommand.StockReservation;
import io.orderfold.inventory.event.StockReserved;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetStockLevelsTest extends StockItemTest {

    private static SetStockLevels set(int safetyStock, @Nullable Integer lowAt) {
        return new SetStockLevels(MUG, safetyStock, lowAt, "sells fast");
    }

    private static ReserveStock reserve(int quantity) {
        return new ReserveStock(MUG, ALICES, quantity, false);
    }

    @Test
    void setsBothLevels() {
        stock.given(received(50)).when(set(5, 10)).expectEvents(levels(5, 10)).expectResultMessagePayload(1L);
    }

    @Test
    void changesNothingWhereTheyAreSetAlready() {
        stock.given(received(50), levels(5, 10))
                .when(set(5, 10))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void stopsCallingAnythingLow() {
        stock.given(received(50), levels(5, 10)).when(set(5, null)).expectEvents(levels(5, null));
    }

    @Test
    void refusesNegativeLevels() {
        stock.given(received(50))
                .when(set(-1, null))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
        stock.given(received(50))
                .when(set(0, -1))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesLevelsOverAMillion() {
        stock.given(received(50))
                .when(set(1_000_001, null))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
        stock.given(received(50))
                .when(set(0, 1_000_001))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesLevelsWithoutAReason() {
        stock.given(received(50))
                .when(new SetStockLevels(MUG, 5, null, ""))
                .expectException(refusal("text-missing"))
                .expectNoEvents();
    }

    @Test
    void refusesAnUnknownProduct() {
        stock.givenNoPriorActivity()
                .when(new SetStockLevels(UNKNOWN, 5, null, "sells fast"))
                .expectException(refusal("product-not-found", "id", "NO-SUCH"))
                .expectNoEvents();
    }

    @Test
    void holdsTheSafetyStockBack() {
        stock.given(received(10), levels(3, null))
                .when(reserve(8))
                .expectException(refusal("out-of-stock", "available", "7"))
                .expectNoEvents();
    }

    @Test
    void givesAwayAllThatIsAboveIt() {
        stock.given(received(10), levels(3, null))
                .when(reserve(7))
                .expectEvents(reserved(ALICES, 7))
                .expectResultMessagePayload(new StockReservation(7, 0));
    }

    @Test
    void givesTheSafetyStockToAnOrderThatCanWait() {
        stock.given(received(10), levels(3, null))
                .when(new ReserveStock(MUG, ALICES, 12, true))
                .expectEvents(new StockReserved(MUG, ALICES, 12, 2, true))
                .expectResultMessagePayload(new StockReservation(12, 2));
    }

    @Test
    void leavesReservedWhatIsReserved() {
        stock.given(received(10), reserved(ALICES, 8)).when(set(5, null)).expectEvents(levels(5, null));
        stock.given(received(10), reserved(ALICES, 8), levels(5, null))
                .when(new DispatchStock(MUG, ALICES, 8))
                .expectEvents(dispatched(ALICES, 8));
    }

    @Test
    void saysThatNoneIsAvailableWhenTheSafetyStockIsTouched() {
        stock.given(received(10), reserved(BOBS, 8), levels(5, null))
                .when(reserve(1))
                .expectException(refusal("out-of-stock", "available", "0"))
                .expectNoEvents();
    }

    @Test
    void runsLowWhenAReservationLeavesNoMoreThanTheLevel() {
        stock.given(received(10), levels(2, 3)).when(reserve(5)).expectEvents(reserved(ALICES, 5), ranLow(3, 3));
        stock.given(received(10), levels(2, 3)).when(reserve(4)).expectEvents(reserved(ALICES, 4));
    }

    @Test
    void answersWithTheVersionAfterIt() {
        stock.given(received(10), levels(0, 3))
                .when(new AdjustStock(MUG, -8, "count"))
                .expectEvents(adjusted(-8), ranLow(2, 3))
                .expectResultMessagePayload(3L);
    }

    @Test
    void saysItOnce() {
        stock.given(received(10), levels(0, 3), adjusted(-8), ranLow(2, 3))
                .when(reserve(1))
                .expectEvents(reserved(ALICES, 1));
    }

    @Test
    void saysItAgainAfterMoreHadCome() {
        stock.given(received(10), levels(0, 3), adjusted(-8), ranLow(2, 3), received(8))
                .when(reserve(9))
                .expectEvents(reserved(ALICES, 9), ranLow(1, 3));
    }

    @Test
    void runsLowByACount() {
        stock.given(received(10), levels(0, 3))
                .when(new CountStock(MUG, 1, "stock-taking"))
                .expectEvents(counted(1, -9), ranLow(1, 3));
    }

    @Test
    void doesNotRunLowByADispatchOfWhatWasReserved() {
        stock.given(received(10), levels(0, 3), reserved(ALICES, 6))
                .when(new DispatchStock(MUG, ALICES, 6))
                .expectEvents(dispatched(ALICES, 6));
    }

    @Test
    void runsLowByTheLevelItself() {
        stock.given(received(10)).when(set(0, 10)).expectEvents(levels(0, 10), ranLow(10, 10));
        stock.given(received(10), levels(0, 8)).when(set(2, 8)).expectEvents(levels(2, 8), ranLow(8, 8));
    }
}
