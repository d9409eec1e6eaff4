package io.orderfold.inventory.command;

import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.BOBS;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.UNKNOWN;
import static io.orderfold.inventory.StockFixture.adjusted;
import static io.orderfold.inventory.StockFixture.backordered;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.refusal;
import static io.orderfold.inventory.StockFixture.released;
import static io.orderfold.inventory.StockFixture.reserved;

import io.orderfold.inventory.command.StockCommand.AdjustStock;
import org.junit.jupiter.api.Test;

class AdjustStockTest extends StockItemTest {

    @Test
    void addsWhatACountFound() {
        stock.given(received(5))
                .when(new AdjustStock(MUG, 2, "count"))
                .expectEvents(adjusted(2))
                .expectResultMessagePayload(1L);
    }

    @Test
    void startsAnItemThatNeverHadAReceipt() {
        stock.givenNoPriorActivity()
                .when(new AdjustStock(MUG, 2, "count"))
                .expectEvents(adjusted(2))
                .expectResultMessagePayload(0L);
    }

    @Test
    void takesAwayWhatACountMissed() {
        stock.given(received(5)).when(new AdjustStock(MUG, -5, "count")).expectEvents(adjusted(-5));
    }

    @Test
    void refusesToGoBelowZero() {
        stock.given(received(5))
                .when(new AdjustStock(MUG, -6, "count"))
                .expectException(refusal("stock-below-zero", "onHand", "5"))
                .expectNoEvents();
    }

    @Test
    void refusesToGoBelowZeroWhereThereWasNone() {
        stock.givenNoPriorActivity()
                .when(new AdjustStock(MUG, -1, "count"))
                .expectException(refusal("stock-below-zero", "onHand", "0"))
                .expectNoEvents();
    }

    @Test
    void refusesToTakeWhatIsReserved() {
        stock.given(received(5), reserved(ALICES, 4))
                .when(new AdjustStock(MUG, -2, "count"))
                .expectException(refusal("stock-reserved", "reserved", "4"))
                .expectNoEvents();
    }

    @Test
    void takesAllThatIsNotReserved() {
        stock.given(received(5), reserved(ALICES, 4))
                .when(new AdjustStock(MUG, -1, "count"))
                .expectEvents(adjusted(-1));
    }

    @Test
    void takesWhatIsReservedForAnOrderThatCanWait() {
        stock.given(received(5), backordered(ALICES, 4, 0))
                .when(new AdjustStock(MUG, -2, "count"))
                .expectEvents(adjusted(-2));
    }

    @Test
    void keepsWhatFirmOrdersHaveWhenOthersCanWait() {
        stock.given(received(5), reserved(BOBS, 2), backordered(ALICES, 6, 3))
                .when(new AdjustStock(MUG, -4, "count"))
                .expectException(refusal("stock-reserved", "reserved", "2"))
                .expectNoEvents();
    }

    @Test
    void freesWhatWasReservedOnceItIsReleased() {
        stock.given(received(5), reserved(ALICES, 4), released(ALICES, 4))
                .when(new AdjustStock(MUG, -5, "count"))
                .expectEvents(adjusted(-5));
    }

    @Test
    void refusesToChangeNothing() {
        stock.given(received(5))
                .when(new AdjustStock(MUG, 0, "count"))
                .expectException(refusal("adjustment-zero"))
                .expectNoEvents();
    }

    @Test
    void refusesMoreThanAMillionAtOnce() {
        stock.given(received(1_000_000), received(1_000_000))
                .when(new AdjustStock(MUG, 1_000_001, "count"))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesFewerThanMinusAMillionAtOnce() {
        stock.given(received(1_000_000), received(1_000_000))
                .when(new AdjustStock(MUG, -1_000_001, "count"))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesTheSmallestInteger() {
        stock.given(received(1_000_000), received(1_000_000))
                .when(new AdjustStock(MUG, Integer.MIN_VALUE, "count"))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesAnAdjustmentWithoutAReason() {
        stock.given(received(5))
                .when(new AdjustStock(MUG, 1, ""))
                .expectException(refusal("text-missing"))
                .expectNoEvents();
    }

    @Test
    void refusesAnUnknownProduct() {
        stock.givenNoPriorActivity()
                .when(new AdjustStock(UNKNOWN, 1, "count"))
                .expectException(refusal("product-not-found", "id", "NO-SUCH"))
                .expectNoEvents();
    }
}
