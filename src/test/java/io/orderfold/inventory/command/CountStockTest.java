package io.orderfold.inventory.command;

import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.BOBS;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.UNKNOWN;
import static io.orderfold.inventory.StockFixture.backordered;
import static io.orderfold.inventory.StockFixture.counted;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.refusal;
import static io.orderfold.inventory.StockFixture.reserved;

import io.orderfold.inventory.command.StockCommand.AdjustStock;
import io.orderfold.inventory.command.StockCommand.CountStock;
import org.junit.jupiter.api.Test;

class CountStockTest extends StockItemTest {

    private static CountStock count(int counted) {
        return new CountStock(MUG, counted, "stock-taking");
    }

    @Test
    void recordsHowFarTheLogWasOff() {
        stock.given(received(5)).when(count(3)).expectEvents(counted(3, -2)).expectResultMessagePayload(1L);
    }

    @Test
    void recordsMoreThanTheLogHad() {
        stock.given(received(5)).when(count(9)).expectEvents(counted(9, 4));
    }

    @Test
    void recordsACountThatAgrees() {
        stock.given(received(5)).when(count(5)).expectEvents(counted(5, 0));
    }

    @Test
    void recordsAnEmptyShelf() {
        stock.given(received(5)).when(count(0)).expectEvents(counted(0, -5));
    }

    @Test
    void startsAnItemThatNeverHadAReceipt() {
        stock.givenNoPriorActivity().when(count(7)).expectEvents(counted(7, 7)).expectResultMessagePayload(0L);
    }

    @Test
    void isWhatLaterMovementsStartFrom() {
        stock.given(received(5), counted(3, -2))
                .when(new AdjustStock(MUG, -4, "broken"))
                .expectException(refusal("stock-below-zero", "onHand", "3"))
                .expectNoEvents();
    }

    @Test
    void refusesFewerThanOrdersThatCannotWaitWerePromised() {
        stock.given(received(5), reserved(ALICES, 4))
                .when(count(3))
                .expectException(refusal("stock-reserved", "reserved", "4"))
                .expectNoEvents();
    }

    @Test
    void takesFewerThanOrdersThatCanWaitWerePromised() {
        stock.given(received(5), reserved(BOBS, 1), backordered(ALICES, 4, 0))
                .when(count(1))
                .expectEvents(counted(1, -4));
    }

    @Test
    void refusesFewerThanNone() {
        stock.given(received(5))
                .when(count(-1))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesMoreThanAMillion() {
        stock.given(received(5))
                .when(count(1_000_001))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesACountWithoutAReason() {
        stock.given(received(5))
                .when(new CountStock(MUG, 5, " "))
                .expectException(refusal("text-missing"))
                .expectNoEvents();
    }

    @Test
    void refusesAnUnknownProduct() {
        stock.givenNoPriorActivity()
                .when(new CountStock(UNKNOWN, 1, "stock-taking"))
                .expectException(refusal("product-not-found", "id", "NO-SUCH"))
                .expectNoEvents();
    }
}
