package io.orderfold.shipments.command;

import static io.orderfold.shipments.command.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.shipments.command.ShipmentCommand.CancelShipment;
import io.orderfold.shipments.command.ShipmentFixture.Surroundings;
import org.junit.jupiter.api.Test;

class CancelShipmentTest {

    private static final CancelShipment CANCEL = new CancelShipment(SHIPMENT, "wrong box");

    private final Surroundings surroundings = new Surroundings();

    @Test
    void freesItsPieces() {
        fixture(surroundings)
                .given(allocated())
                .when(CANCEL)
                .expectEvents(cancelled())
                .expectResultMessagePayload(1L);
        assertThat(surroundings.heard).containsExactly("free [3 of 1, 2 of 2]");
    }

    @Test
    void mayBePacked() {
        fixture().given(allocated(), packed()).when(CANCEL).expectEvents(cancelled());
    }

    @Test
    void changesNothingASecondTime() {
        fixture(surroundings)
                .given(allocated(), cancelled())
                .when(CANCEL)
                .expectNoEvents()
                .expectResultMessagePayload(1L);
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesOnceDispatched() {
        refused(fixture().given(allocated(), packed(), dispatched()).when(CANCEL), Kind.CONFLICT, "wrong-state");
    }

    @Test
    void refusesOnceDelivered() {
        refused(
                fixture()
                        .given(allocated(), packed(), dispatched(), delivered())
                        .when(CANCEL),
                Kind.CONFLICT,
                "wrong-state");
    }

    @Test
    void refusesWithoutAReason() {
        refused(fixture().given(allocated()).when(new CancelShipment(SHIPMENT, " ")), Kind.INVALID, "text-missing");
    }

    @Test
    void refusesALongReason() {
        refused(
                fixture().given(allocated()).when(new CancelShipment(SHIPMENT, "r".repeat(501))),
                Kind.INVALID,
                "text-too-long");
    }
}
