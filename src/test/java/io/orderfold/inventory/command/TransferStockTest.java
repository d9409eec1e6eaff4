package io.orderfold.inventory.command;

import static io.orderfold.inventory.LocationCode.MAIN;
import static io.orderfold.inventory.StockFixture.ALICES;
import static io.orderfold.inventory.StockFixture.BOBS;
import static io.orderfold.inventory.StockFixture.CLOSED;
import static io.orderfold.inventory.StockFixture.MUG;
import static io.orderfold.inventory.StockFixture.NORTH;
import static io.orderfold.inventory.StockFixture.NOWHERE;
import static io.orderfold.inventory.StockFixture.UNKNOWN;
import static io.orderfold.inventory.StockFixture.backordered;
import static io.orderfold.inventory.StockFixture.received;
import static io.orderfold.inventory.StockFixture.refusal;
import static io.orderfold.inventory.StockFixture.reserved;

import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.command.StockCommand.AdjustStock;
import io.orderfold.inventory.command.StockCommand.AllocateStock;
import io.orderfold.inventory.command.StockCommand.CancelTransfer;
import io.orderfold.inventory.command.StockCommand.CheckLocations;
import io.orderfold.inventory.command.StockCommand.CountStock;
import io.orderfold.inventory.command.StockCommand.DeallocateStock;
import io.orderfold.inventory.command.StockCommand.DispatchStock;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.inventory.command.StockCommand.ReceiveTransfer;
import io.orderfold.inventory.command.StockCommand.StartTransfer;
import io.orderfold.inventory.command.StockCommand.StockByLocation;
import io.orderfold.inventory.command.StockCommand.WriteOffStock;
import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockAllocated;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockDeallocated;
import io.orderfold.inventory.event.StockDispatched;
import io.orderfold.inventory.event.StockReceived;
import io.orderfold.inventory.event.StockTransferCancelled;
import io.orderfold.inventory.event.StockTransferReceived;
import io.orderfold.inventory.event.StockTransferStarted;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stock at several locations: what is where, what lies there for whom, and what is on its way. */
class TransferStockTest extends StockItemTest {

    private static final StockReceived NORTHERN = new StockReceived(MUG, NORTH, 4, "delivery");

    private static StartTransfer toNorth(int quantity) {
        return new StartTransfer(MUG, MAIN, NORTH, quantity, "empty shelves");
    }

    private static StockTransferStarted sent(int quantity) {
        return new StockTransferStarted(MUG, 1, MAIN, NORTH, quantity, "empty shelves");
    }

    private static StockAllocated lying(LocationCode location, int quantity) {
        return new StockAllocated(MUG, location, ALICES, quantity);
    }

    @Test
    void sendsPiecesToAnotherLocation() {
        stock.given(received(5)).when(toNorth(3)).expectEvents(sent(3));
    }

    @Test
    void numbersTransfersOneByOne() {
        stock.given(received(5), sent(1))
                .when(toNorth(2))
                .expectEvents(new StockTransferStarted(MUG, 2, MAIN, NORTH, 2, "empty shelves"));
    }

    @Test
    void sendsNoMoreThanThereAre() {
        stock.given(received(2), NORTHERN)
                .when(toNorth(3))
                .expectNoEvents()
                .expectException(refusal("not-at-location", "elsewhere", "{NORTH=4}"));
    }

    @Test
    void sendsNothingThatLiesThereForAShipment() {
        stock.given(received(5), reserved(ALICES, 3), lying(MAIN, 3))
                .when(toNorth(3))
                .expectNoEvents()
                .expectException(refusal("not-at-location", "available", "2"));
    }

    @Test
    void keepsOnHandWhatIsPromisedToOrdersThatCannotWait() {
        stock.given(received(5), reserved(ALICES, 3))
                .when(toNorth(3))
                .expectNoEvents()
                .expectException(refusal("stock-reserved", "reserved", "3"));
        stock.given(received(5), backordered(ALICES, 3, 0)).when(toNorth(3)).expectEvents(sent(3));
    }

    @Test
    void goesOnlyWhereThereIsAnOpenLocation() {
        stock.given(received(5))
                .when(new StartTransfer(MUG, MAIN, NOWHERE, 1, "why"))
                .expectException(refusal("location-not-found"));
        stock.given(received(5))
                .when(new StartTransfer(MUG, MAIN, CLOSED, 1, "why"))
                .expectException(refusal("location-closed"));
        stock.given(received(5))
                .when(new StartTransfer(MUG, MAIN, MAIN, 1, "why"))
                .expectException(refusal("same-location"));
    }

    @Test
    void clearsAClosedLocation() {
        stock.given(new StockReceived(MUG, CLOSED, 2, "delivery"))
                .when(new StartTransfer(MUG, CLOSED, MAIN, 2, "closed"))
                .expectEvents(new StockTransferStarted(MUG, 1, CLOSED, MAIN, 2, "closed"));
    }

    @Test
    void checksWhatItIsAskedToSend() {
        stock.given(received(5)).when(toNorth(0)).expectException(refusal("quantity-out-of-range"));
        stock.given(received(5))
                .when(new StartTransfer(MUG, MAIN, NORTH, 1, " "))
                .expectException(refusal("text-missing"));
        new StockItemTest() {}.stock
                .givenNoPriorActivity()
                .when(new StartTransfer(UNKNOWN, MAIN, NORTH, 1, "why"))
                .expectException(refusal("product-not-found"));
    }

    @Test
    void receivesWhatWasSent() {
        stock.given(received(5), sent(3))
                .when(new ReceiveTransfer(MUG, 1, 3, null))
                .expectEvents(new StockTransferReceived(MUG, 1, NORTH, 3, 0, null));
    }

    @Test
    void recordsWhyPiecesAreMissing() {
        stock.given(received(5), sent(3))
                .when(new ReceiveTransfer(MUG, 1, 2, "crushed"))
                .expectEvents(new StockTransferReceived(MUG, 1, NORTH, 2, 1, "crushed"));
        stock.given(received(5), sent(3))
                .when(new ReceiveTransfer(MUG, 1, 2, null))
                .expectNoEvents()
                .expectException(refusal("text-missing"));
    }

    @Test
    void receivesNoMoreThanWasSent() {
        stock.given(received(5), sent(3))
                .when(new ReceiveTransfer(MUG, 1, 4, null))
                .expectNoEvents()
                .expectException(refusal("more-than-sent"));
    }

    @Test
    void receivesATransferOnce() {
        stock.given(received(5), sent(3), new StockTransferReceived(MUG, 1, NORTH, 3, 0, null))
                .when(new ReceiveTransfer(MUG, 1, 3, null))
                .expectNoEvents()
                .expectException(refusal("transfer-over"));
        stock.given(received(5), sent(3))
                .when(new ReceiveTransfer(MUG, 2, 3, null))
                .expectNoEvents()
                .expectException(refusal("transfer-not-found"));
    }

    @Test
    void takesATransferBack() {
        stock.given(received(5), sent(3))
                .when(new CancelTransfer(MUG, 1, "the van broke down"))
                .expectEvents(new StockTransferCancelled(MUG, 1, MAIN, 3, "the van broke down"));
        stock.given(received(5), sent(3), new StockTransferCancelled(MUG, 1, MAIN, 3, "the van broke down"))
                .when(new CancelTransfer(MUG, 1, "the van broke down"))
                .expectNoEvents()
                .expectException(refusal("transfer-over"));
    }

    @Test
    void doesNotPromiseWhatIsOnItsWay() {
        stock.given(received(5), sent(3))
                .when(new StockCommand.ReserveStock(MUG, ALICES, 3, false))
                .expectNoEvents()
                .expectException(refusal("out-of-stock", "available", "2"));
    }

    @Test
    void takesInNothingWhereItIsClosed() {
        stock.givenNoPriorActivity()
                .when(new ReceiveStock(MUG, CLOSED, 1, "delivery"))
                .expectNoEvents()
                .expectException(refusal("location-closed"));
    }

    @Test
    void adjustsAndCountsOneLocation() {
        stock.given(received(5), NORTHERN)
                .when(new AdjustStock(MUG, NORTH, -4, "broken"))
                .expectEvents(new StockAdjusted(MUG, NORTH, -4, "broken"));
        stock.given(received(5), NORTHERN)
                .when(new AdjustStock(MUG, NORTH, -5, "broken"))
                .expectException(refusal("stock-below-zero", "onHand", "4"));
        stock.given(received(5), NORTHERN)
                .when(new CountStock(MUG, NORTH, 6, "stock-taking"))
                .expectEvents(new StockCounted(MUG, NORTH, 6, 2, "stock-taking"));
    }

    @Test
    void leavesWhatLiesForAShipment() {
        stock.given(received(5), NORTHERN, backordered(ALICES, 3, 0), lying(NORTH, 3))
                .when(new CountStock(MUG, NORTH, 2, "stock-taking"))
                .expectNoEvents()
                .expectException(refusal("stock-allocated", "allocated", "3"));
    }

    @Test
    void allocatesWhatIsReservedAndThere() {
        stock.given(received(5), NORTHERN, reserved(ALICES, 6))
                .when(new AllocateStock(MUG, NORTH, ALICES, 6))
                .expectResultMessagePayload(4)
                .expectEvents(lying(NORTH, 4));
        stock.given(received(5), NORTHERN, reserved(ALICES, 6), lying(NORTH, 4))
                .when(new AllocateStock(MUG, MAIN, ALICES, 6))
                .expectResultMessagePayload(2)
                .expectEvents(lying(MAIN, 2));
    }

    @Test
    void allocatesNothingOfOthers() {
        stock.given(received(5), reserved(ALICES, 4), reserved(BOBS, 1), lying(MAIN, 4))
                .when(new AllocateStock(MUG, MAIN, BOBS, 1))
                .expectEvents(new StockAllocated(MUG, MAIN, BOBS, 1));
        stock.given(received(5), reserved(ALICES, 4))
                .when(new AllocateStock(MUG, MAIN, BOBS, 1))
                .expectResultMessagePayload(0)
                .expectNoEvents();
    }

    @Test
    void tellsWhereAnOrderCouldBeSentFrom() {
        stock.given(received(5), NORTHERN, reserved(ALICES, 6), lying(MAIN, 3))
                .when(new CheckLocations(MUG, ALICES))
                .expectResultMessagePayload(new StockByLocation(3, Map.of(MAIN, 2L, NORTH, 4L)))
                .expectNoEvents();
    }

    @Test
    void deallocatesAsMuchAsLiesThere() {
        stock.given(received(5), reserved(ALICES, 4), lying(MAIN, 3))
                .when(new DeallocateStock(MUG, MAIN, ALICES, 4))
                .expectEvents(new StockDeallocated(MUG, MAIN, ALICES, 3));
        stock.given(received(5), reserved(ALICES, 4))
                .when(new DeallocateStock(MUG, MAIN, ALICES, 4))
                .expectNoEvents();
    }

    @Test
    void dispatchesFromWhereThePiecesAre() {
        stock.given(received(5), NORTHERN, reserved(ALICES, 6), lying(NORTH, 3))
                .when(new DispatchStock(MUG, NORTH, ALICES, 4))
                .expectEvents(new StockDispatched(MUG, NORTH, ALICES, 4, 3));
        stock.given(received(5), NORTHERN, reserved(ALICES, 6))
                .when(new DispatchStock(MUG, NORTH, ALICES, 5))
                .expectNoEvents()
                .expectException(refusal("not-at-location", "elsewhere", "{MAIN=5}"));
    }

    @Test
    void dispatchesNothingThatLiesForAnother() {
        stock.given(received(5), NORTHERN, reserved(ALICES, 3), reserved(BOBS, 3), lying(NORTH, 3))
                .when(new DispatchStock(MUG, NORTH, BOBS, 2))
                .expectNoEvents()
                .expectException(refusal("not-at-location", "available", "1"));
    }

    @Test
    void writesOffWhateverLiesForNobodyAnywhere() {
        stock.given(received(2), NORTHERN, backordered(ALICES, 3, 0), lying(NORTH, 3))
                .when(new WriteOffStock(MUG, 5, "broken"))
                .expectEvents(new StockAdjusted(MUG, MAIN, -2, "broken"), new StockAdjusted(MUG, NORTH, -1, "broken"));
    }
}
