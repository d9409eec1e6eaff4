package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.declined;
import static io.orderfold.orders.command.OrderFixture.delivered;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.everything;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.held;
import static io.orderfold.orders.command.OrderFixture.heldShort;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.paymentRequested;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.shipped;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderLinesDeallocated;
import io.orderfold.orders.event.OrderPaymentRefunded;
import io.orderfold.orders.event.OrderStockReleased;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelOrderTest {

    private static final CancelOrder CANCEL = new CancelOrder(ORDER, "changed my mind");

    private static OrderCancelled cancelledWith(
            List<OrderLine> reserved, List<PaymentRef> payments, List<ShipmentRef> shipments) {
        return new OrderCancelled(
                ORDER, CancelCause.OTHER, "changed my mind", true, true, reserved, payments, shipments);
    }

    @Test
    void callsOffADraftThatClaimsNothing() {
        given(drafted()).when(CANCEL).expectEvents(cancelledWith(List.of(), List.of(), List.of()));
    }

    @Test
    void namesTheLinesThatMayBeReservedByNow() {
        given(placed()).when(CANCEL).expectEvents(cancelledWith(LINES, List.of(), List.of()));
        given(reserved()).when(CANCEL).expectEvents(cancelledWith(LINES, List.of(), List.of()));
    }

    @Test
    void namesNoLinesOfAnOrderThatIsShort() {
        given(heldShort()).when(CANCEL).expectEvents(cancelledWith(List.of(), List.of(), List.of()));
    }

    @Test
    void namesThePaymentThatIsUnderWay() {
        given(paymentRequested()).when(CANCEL).expectEvents(cancelledWith(LINES, List.of(PAYMENT), List.of()));
    }

    @Test
    void namesNoPaymentThatWasDeclined() {
        given(declined()).when(CANCEL).expectEvents(cancelledWith(LINES, List.of(), List.of()));
        given(declined(), new OrderStockReleased(ORDER))
                .when(CANCEL)
                .expectEvents(cancelledWith(List.of(), List.of(), List.of()));
    }

    @Test
    void namesSecuredMoneyAndSetAsidePieces() {
        given(allocated()).when(CANCEL).expectEvents(cancelledWith(LINES, List.of(PAYMENT), List.of(SHIPMENT)));
    }

    @Test
    void namesTakenMoneyUntilItIsRefunded() {
        List<Object> taken = and(confirmed(), captured("c1", TOTAL));
        given(taken).when(CANCEL).expectEvents(cancelledWith(LINES, List.of(PAYMENT), List.of()));
        given(taken, new OrderPaymentRefunded(ORDER, PAYMENT, "r1", TOTAL))
                .when(CANCEL)
                .expectEvents(cancelledWith(LINES, List.of(), List.of()));
    }

    @Test
    void namesNoShipmentThatWasFreed() {
        given(allocated(), new OrderLinesDeallocated(ORDER, SHIPMENT, everything()))
                .when(CANCEL)
                .expectEvents(cancelledWith(LINES, List.of(PAYMENT), List.of()));
    }

    @Test
    void callsOffAHeldOrder() {
        given(held()).when(CANCEL).expectEvents(cancelledWith(LINES, List.of(PAYMENT), List.of()));
    }

    @Test
    void refusesOnceGoodsHaveLeft() {
        conflict(given(shipped()).when(CANCEL), "already-shipped");
        conflict(given(delivered()).when(CANCEL), "already-shipped");
    }

    @Test
    void refusesAnOrderThatIsOver() {
        for (List<Object> story : List.of(completed(), cancelled(), history())) {
            conflict(given(story).when(CANCEL), "wrong-state");
        }
    }

    @Test
    void wantsAReason() {
        invalid(given(placed()).when(new CancelOrder(ORDER, "")), "text-missing");
    }

    @Test
    void refusesAStaleVersion() {
        refused(given(placed()).when(CANCEL, forVersion(0)), Rejection.Kind.STALE, "stale-version");
    }

    @Test
    void recordsTheCauseAndTheChoices() {
        given(confirmed())
                .when(new CancelOrder(ORDER, CancelCause.FRAUD, "three cards", false, false))
                .expectEvents(new OrderCancelled(
                        ORDER, CancelCause.FRAUD, "three cards", false, false, LINES, List.of(PAYMENT), List.of()));
    }

    /** Only what was reserved can be written off. */
    @Test
    void writesOffNothingThatWasNotReserved() {
        given(placed())
                .when(new CancelOrder(ORDER, CancelCause.CUSTOMER, "changed my mind", false, true))
                .expectEvents(new OrderCancelled(
                        ORDER, CancelCause.CUSTOMER, "changed my mind", true, true, LINES, List.of(), List.of()));
    }
}
