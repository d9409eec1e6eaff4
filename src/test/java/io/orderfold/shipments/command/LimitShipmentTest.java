package io.orderfold.shipments.command;

import static io.orderfold.shipments.command.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.orders.LineQuantity;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.LimitShipment;
import io.orderfold.shipments.command.ShipmentFixture.Surroundings;
import io.orderfold.shipments.event.ShipmentCancelled;
import io.orderfold.shipments.event.ShipmentReduced;
import io.orderfold.shipments.event.ShipmentUnpacked;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitShipmentTest {

    private static final String CHANGED = "The order was changed: nothing of it is to be sent.";

    private final Surroundings surroundings = new Surroundings();

    private static LimitShipment limit(LineQuantity... keep) {
        return new LimitShipment(SHIPMENT, List.of(keep));
    }

    @Test
    void takesOutWhatTheOrderDoesNotWantSent() {
        fixture(surroundings)
                .given(allocated())
                .when(limit(pieces(1, 1), pieces(2, 2)))
                .expectEvents(new ShipmentReduced(SHIPMENT, ORDER, List.of(CUPS.withQuantity(2))));
        // The order has freed them itself.
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void isPackedAgain() {
        fixture()
                .given(allocated(), packed())
                .when(limit(pieces(1, 3)))
                .expectEvents(
                        new ShipmentUnpacked(SHIPMENT, ORDER), new ShipmentReduced(SHIPMENT, ORDER, List.of(PLATES)));
        refused(
                fixture()
                        .given(
                                allocated(),
                                packed(),
                                new ShipmentUnpacked(SHIPMENT, ORDER),
                                new ShipmentReduced(SHIPMENT, ORDER, List.of(PLATES)))
                        .when(new DispatchShipment(SHIPMENT, "DHL", null)),
                io.orderfold.kernel.Rejection.Kind.CONFLICT,
                "wrong-state");
    }

    @Test
    void isCancelledWithNothingLeft() {
        fixture()
                .given(allocated())
                .when(limit())
                .expectEvents(
                        new ShipmentReduced(SHIPMENT, ORDER, List.of(CUPS, PLATES)),
                        new ShipmentCancelled(SHIPMENT, ORDER, CHANGED));
    }

    @Test
    void changesNothingTwice() {
        fixture()
                .given(allocated(), new ShipmentReduced(SHIPMENT, ORDER, List.of(CUPS.withQuantity(2))))
                .when(limit(pieces(1, 1), pieces(2, 2)))
                .expectNoEvents();
        fixture()
                .given(allocated(), new ShipmentCancelled(SHIPMENT, ORDER, CHANGED))
                .when(limit())
                .expectNoEvents();
    }
}
