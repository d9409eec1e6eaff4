package io.orderfold.shipments.command;

import static io.orderfold.shipments.command.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.orders.LineQuantity;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.ReduceShipment;
import io.orderfold.shipments.command.ShipmentFixture.Surroundings;
import io.orderfold.shipments.event.ShipmentCancelled;
import io.orderfold.shipments.event.ShipmentReduced;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReduceShipmentTest {

    private final Surroundings surroundings = new Surroundings();

    @Test
    void freesSomePieces() {
        fixture(surroundings)
                .given(allocated())
                .when(reduce(pieces(1, 2)))
                .expectEvents(new ShipmentReduced(SHIPMENT, ORDER, List.of(CUPS.withQuantity(2))))
                .expectResultMessagePayload(1L);
        assertThat(surroundings.heard).containsExactly("free [2 of 1]");
    }

    @Test
    void travelsWithWhatIsLeft() {
        fixture(surroundings)
                .given(
                        allocated(),
                        new ShipmentReduced(SHIPMENT, ORDER, List.of(CUPS.withQuantity(2), PLATES)),
                        packed())
                .when(new DispatchShipment(SHIPMENT, "DHL", null))
                .expectSuccessfulHandlerExecution();
        assertThat(surroundings.heard).containsExactly("leave [1 of 1]", "take 1 CUP");
    }

    @Test
    void isCancelledWithNothingLeft() {
        fixture()
                .given(allocated())
                .when(reduce(pieces(1, 3), pieces(2, 2)))
                .expectEvents(
                        new ShipmentReduced(SHIPMENT, ORDER, List.of(CUPS, PLATES)),
                        new ShipmentCancelled(SHIPMENT, ORDER, "All of it was put into other shipments."))
                .expectResultMessagePayload(2L);
    }

    @Test
    void refusesMoreThanItHas() {
        refused(fixture(surroundings).given(allocated()).when(reduce(pieces(1, 4))), Kind.CONFLICT, "not-in-shipment");
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void countsALineThatIsNamedTwiceAsOne() {
        refused(
                fixture().given(allocated()).when(reduce(pieces(1, 2), pieces(1, 2))),
                Kind.CONFLICT,
                "not-in-shipment");
    }

    @Test
    void refusesALineItDoesNotHave() {
        refused(fixture().given(allocated()).when(reduce(pieces(7, 1))), Kind.CONFLICT, "not-in-shipment");
    }

    @Test
    void refusesWithoutLines() {
        refused(fixture().given(allocated()).when(reduce()), Kind.INVALID, "lines-missing");
    }

    @Test
    void refusesZeroPieces() {
        refused(fixture().given(allocated()).when(reduce(pieces(1, 0))), Kind.INVALID, "quantity-out-of-range");
    }

    @Test
    void refusesOncePacked() {
        refused(fixture().given(allocated(), packed()).when(reduce(pieces(1, 1))), Kind.CONFLICT, "wrong-state");
    }

    @Test
    void refusesOnceCancelled() {
        refused(fixture().given(allocated(), cancelled()).when(reduce(pieces(1, 1))), Kind.CONFLICT, "wrong-state");
    }

    private static ReduceShipment reduce(LineQuantity... lines) {
        return new ReduceShipment(SHIPMENT, List.of(lines));
    }
}
