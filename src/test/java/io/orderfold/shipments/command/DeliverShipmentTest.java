package io.orderfold.shipments.command;

import static io.orderfold.shipments.command.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.shipments.command.ShipmentCommand.DeliverShipment;
import io.orderfold.shipments.command.ShipmentFixture.Surroundings;
import org.junit.jupiter.api.Test;

class DeliverShipmentTest {

    private static final DeliverShipment DELIVER = new DeliverShipment(SHIPMENT);

    private final Surroundings surroundings = new Surroundings();

    @Test
    void tellsTheOrder() {
        fixture(surroundings)
                .given(allocated(), packed(), dispatched())
                .when(DELIVER)
                .expectEvents(delivered())
                .expectResultMessagePayload(3L);
        assertThat(surroundings.heard).containsExactly("arrived [3 of 1, 2 of 2]");
    }

    @Test
    void refusesBeforeItIsDispatched() {
        refused(fixture(surroundings).given(allocated(), packed()).when(DELIVER), Kind.CONFLICT, "wrong-state");
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesASecondTime() {
        refused(
                fixture()
                        .given(allocated(), packed(), dispatched(), delivered())
                        .when(DELIVER),
                Kind.CONFLICT,
                "wrong-state");
    }

    @Test
    void refusesOnceCancelled() {
        refused(fixture().given(allocated(), cancelled()).when(DELIVER), Kind.CONFLICT, "wrong-state");
    }
}
