package io.orderfold.shipments.command;

import static io.orderfold.shipments.command.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.GiveUpShipment;
import io.orderfold.shipments.command.ShipmentCommand.MergeShipment;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import io.orderfold.shipments.command.ShipmentFixture.Surroundings;
import io.orderfold.shipments.event.ShipmentExtended;
import io.orderfold.shipments.event.ShipmentMergedInto;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeShipmentTest {

    private static final ShipmentId OTHER = ShipmentId.of("5f0c7a1e-3b9d-4c55-9c55-2f4a7b8e1d99");
    private static final MergeShipment MERGE = new MergeShipment(SHIPMENT, OTHER);
    private static final ShipmentExtended EXTENDED =
            new ShipmentExtended(SHIPMENT, ORDER, OTHER, List.of(CUPS.withQuantity(1)));

    private final Surroundings surroundings = new Surroundings();

    @Test
    void takesInWhatTheOtherHas() {
        fixture(surroundings).given(allocated()).when(MERGE).expectEvents(EXTENDED);
        assertThat(surroundings.heard).containsExactly("take over " + OTHER);
    }

    @Test
    void leavesWithAllOfIt() {
        fixture(surroundings)
                .given(allocated(), EXTENDED, packed())
                .when(new DispatchShipment(SHIPMENT, "DHL", null))
                .expectSuccessfulHandlerExecution();
        assertThat(surroundings.heard.get(0)).isEqualTo("leave [4 of 1, 2 of 2]");
    }

    @Test
    void givesUpAllThatIsInIt() {
        fixture()
                .given(allocated())
                .when(new GiveUpShipment(SHIPMENT, ORDER, OTHER, LocationCode.MAIN))
                .expectEvents(new ShipmentMergedInto(SHIPMENT, ORDER, OTHER, List.of(CUPS, PLATES)));
        refused(
                fixture()
                        .given(allocated(), new ShipmentMergedInto(SHIPMENT, ORDER, OTHER, List.of(CUPS, PLATES)))
                        .when(new PackShipment(SHIPMENT)),
                Kind.CONFLICT,
                "wrong-state");
    }

    @Test
    void refusesWhatIsPackedOrNotOfTheOrder() {
        refused(fixture().given(allocated(), packed()).when(MERGE), Kind.CONFLICT, "wrong-state");
        refused(
                fixture()
                        .given(allocated(), packed())
                        .when(new GiveUpShipment(SHIPMENT, ORDER, OTHER, LocationCode.MAIN)),
                Kind.CONFLICT,
                "wrong-state");
        refused(
                fixture()
                        .given(allocated())
                        .when(new GiveUpShipment(SHIPMENT, OrderId.random(), OTHER, LocationCode.MAIN)),
                Kind.CONFLICT,
                "other-order");
        refused(
                fixture().given(allocated()).when(new MergeShipment(SHIPMENT, SHIPMENT)),
                Kind.INVALID,
                "same-shipment");
    }
}
