package io.orderfold.inventory.command;

import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.UNKNOWN;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.refusal;

import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.kernel.axon.Metadata;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiveStockTest extends StockItemTest {

    @Test
    void createsTheStockItemWithTheFirstReceipt() {
        stock.givenNoPriorActivity()
                .when(new ReceiveStock(MUG, 5, "delivery"))
                .expectSuccessfulHandlerExecution()
                .expectEvents(received(5))
                .expectResultMessagePayload(0L);
    }

    @Test
    void addsToWhatIsThere() {
        stock.given(received(5))
                .when(new ReceiveStock(MUG, 7, "delivery"))
                .expectEvents(received(7))
                .expectResultMessagePayload(1L);
    }

    @Test
    void takesTheLargestQuantity() {
        stock.givenNoPriorActivity()
                .when(new ReceiveStock(MUG, 1_000_000, "delivery"))
                .expectEvents(received(1_000_000));
    }

    @Test
    void keepsTheReasonWithoutSurroundingSpace() {
        stock.givenNoPriorActivity()
                .when(new ReceiveStock(MUG, 5, "  delivery "))
                .expectEvents(received(5));
    }

    @Test
    void refusesAnUnknownProduct() {
        stock.givenNoPriorActivity()
                .when(new ReceiveStock(UNKNOWN, 5, "delivery"))
                .expectException(refusal("product-not-found", "id", "NO-SUCH"))
                .expectNoEvents();
    }

    @Test
    void refusesToReceiveNothing() {
        stock.givenNoPriorActivity()
                .when(new ReceiveStock(MUG, 0, "delivery"))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesANegativeQuantity() {
        stock.givenNoPriorActivity()
                .when(new ReceiveStock(MUG, -1, "delivery"))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesMoreThanAMillionAtOnce() {
        stock.givenNoPriorActivity()
                .when(new ReceiveStock(MUG, 1_000_001, "delivery"))
                .expectException(refusal("quantity-out-of-range"))
                .expectNoEvents();
    }

    @Test
    void refusesAReceiptWithoutAReason() {
        stock.givenNoPriorActivity()
                .when(new ReceiveStock(MUG, 5, " "))
                .expectException(refusal("text-missing"))
                .expectNoEvents();
    }

    @Test
    void refusesAVersionThatIsNotTheLast() {
        stock.given(received(5), received(6))
                .when(new ReceiveStock(MUG, 5, "delivery"), Map.of(Metadata.EXPECTED_VERSION, 0L))
                .expectException(refusal("stale-version"))
                .expectNoEvents();
    }

    @Test
    void takesTheVersionOfAnItemWithoutEvents() {
        stock.givenNoPriorActivity()
                .when(new ReceiveStock(MUG, 5, "delivery"), Map.of(Metadata.EXPECTED_VERSION, -1L))
                .expectEvents(received(5));
    }
}
