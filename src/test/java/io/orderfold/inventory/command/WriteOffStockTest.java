package io.orderfold.inventory.command;

import static io.orderfold.inventory.LocationCode.MAIN;
import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.adjusted;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.reserved;

import io.orderfold.inventory.command.StockCommand.WriteOffStock;
import io.orderfold.inventory.event.StockAdjusted;
import org.junit.jupiter.api.Test;

class WriteOffStockTest extends StockItemTest {

    @Test
    void takesPiecesOffTheStock() {
        stock.given(received(5))
                .when(new WriteOffStock(MUG, 2, "broken"))
                .expectEvents(new StockAdjusted(MUG, MAIN, -2, "broken"));
    }

    @Test
    void takesNoMoreThanThereIsForNobody() {
        stock.given(received(5), reserved(ALICES, 4))
                .when(new WriteOffStock(MUG, 2, "broken"))
                .expectEvents(new StockAdjusted(MUG, MAIN, -1, "broken"));
        stock.given(received(5), reserved(ALICES, 4), adjusted(-1))
                .when(new WriteOffStock(MUG, 2, "broken"))
                .expectNoEvents();
    }
}
