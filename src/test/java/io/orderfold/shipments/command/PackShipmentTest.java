package io.orderfold.shipments.command;

import static io.orderfold.shipments.command.ShipmentFixture.*;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;

class PackShipmentTest {

    private static final PackShipment PACK = new PackShipment(SHIPMENT);

    @Test
    void isInItsBox() {
        fixture().given(allocated()).when(PACK).expectEvents(packed()).expectResultMessagePayload(1L);
    }

    @Test
    void refusesASecondTime() {
        refused(fixture().given(allocated(), packed()).when(PACK), Kind.CONFLICT, "wrong-state");
    }

    @Test
    void refusesOnceDispatched() {
        refused(fixture().given(allocated(), packed(), dispatched()).when(PACK), Kind.CONFLICT, "wrong-state");
    }

    @Test
    void refusesOnceCancelled() {
        refused(fixture().given(allocated(), cancelled()).when(PACK), Kind.CONFLICT, "wrong-state");
    }

    @Test
    void refusesAStaleVersionBeforeAnyRule() {
        refused(
                fixture().given(allocated(), packed()).when(PACK, Map.of(Metadata.EXPECTED_VERSION, 0L)),
                Kind.STALE,
                "stale-version");
    }

    @Test
    void needsAShipment() {
        fixture().givenNoPriorActivity().when(PACK).expectNoEvents().expectException(AggregateNotFoundException.class);
    }
}
