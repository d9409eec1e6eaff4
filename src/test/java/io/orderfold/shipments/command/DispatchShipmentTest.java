package io.orderfold.shipments.command;

import static io.orderfold.shipments.command.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentFixture.Surroundings;
import io.orderfold.shipments.event.ShipmentDispatched;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchShipmentTest {

    private static final DispatchShipment DISPATCH = new DispatchShipment(SHIPMENT, "DHL", "123");

    private final Surroundings surroundings = new Surroundings();

    @Test
    void letsThePiecesLeaveOrderAndStock() {
        fixture(surroundings)
                .given(allocated(), packed())
                .when(DISPATCH)
                .expectEvents(dispatched())
                .expectResultMessagePayload(2L);
        assertThat(surroundings.heard).containsExactly("leave [3 of 1, 2 of 2]", "take 3 CUP", "take 2 PLATE");
    }

    @Test
    void takesASkuOnceAndTheSkusInTheirOwnOrder() {
        fixture(surroundings)
                .given(allocated(line(1, "PLATE", 2), line(2, "CUP", 1), line(3, "PLATE", 4)), packed())
                .when(DISPATCH)
                .expectSuccessfulHandlerExecution();
        assertThat(surroundings.heard).containsSubsequence("take 1 CUP", "take 6 PLATE");
    }

    @Test
    void mayDoWithoutATrackingNumber() {
        fixture()
                .given(allocated(), packed())
                .when(new DispatchShipment(SHIPMENT, " DHL ", " "))
                .expectEvents(new ShipmentDispatched(SHIPMENT, ORDER, "DHL", null, List.of(CUPS, PLATES)));
    }

    @Test
    void refusesWithoutACarrier() {
        refused(
                fixture().given(allocated(), packed()).when(new DispatchShipment(SHIPMENT, " ", null)),
                Kind.INVALID,
                "text-missing");
    }

    @Test
    void refusesALongTrackingNumber() {
        refused(
                fixture().given(allocated(), packed()).when(new DispatchShipment(SHIPMENT, "DHL", "1".repeat(101))),
                Kind.INVALID,
                "text-too-long");
    }

    @Test
    void refusesALongCarrier() {
        refused(
                fixture().given(allocated(), packed()).when(new DispatchShipment(SHIPMENT, "D".repeat(101), null)),
                Kind.INVALID,
                "text-too-long");
    }

    @Test
    void refusesBeforeItIsPacked() {
        refused(fixture(surroundings).given(allocated()).when(DISPATCH), Kind.CONFLICT, "wrong-state");
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesASecondTime() {
        refused(
                fixture(surroundings).given(allocated(), packed(), dispatched()).when(DISPATCH),
                Kind.CONFLICT,
                "wrong-state");
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesOnceDelivered() {
        refused(
                fixture()
                        .given(allocated(), packed(), dispatched(), delivered())
                        .when(DISPATCH),
                Kind.CONFLICT,
                "wrong-state");
    }

    @Test
    void refusesOnceCancelled() {
        refused(fixture().given(allocated(), packed(), cancelled()).when(DISPATCH), Kind.CONFLICT, "wrong-state");
    }

    @Test
    void handsOnTheOrdersRefusalAndTakesNothing() {
        refused(
                fixture(surroundings.orderRefusing("on-hold"))
                        .given(allocated(), packed())
                        .when(DISPATCH),
                Kind.CONFLICT,
                "on-hold");
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void handsOnTheStocksRefusal() {
        refused(
                fixture(surroundings.stockRefusing("stock-not-on-hand"))
                        .given(allocated(), packed())
                        .when(DISPATCH),
                Kind.CONFLICT,
                "stock-not-on-hand");
    }
}
