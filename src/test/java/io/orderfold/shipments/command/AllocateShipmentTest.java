package io.orderfold.shipments.command;

import static io.orderfold.shipments.command.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.command.ShipmentCommand.AllocateShipment;
import io.orderfold.shipments.command.ShipmentFixture.Surroundings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocateShipmentTest {

    private final Surroundings surroundings = new Surroundings();

    @Test
    void setsThePiecesAsideAndRemembersWhatTheyAre() {
        fixture(surroundings)
                .givenNoPriorActivity()
                .when(allocate(pieces(1, 3), pieces(2, 2)))
                .expectEvents(allocated())
                .expectResultMessagePayload(0L);
        assertThat(surroundings.heard).containsExactly("set aside [3 of 1, 2 of 2]");
    }

    @Test
    void addsUpALineThatIsNamedTwice() {
        fixture()
                .givenNoPriorActivity()
                .when(allocate(pieces(1, 1), pieces(2, 2), pieces(1, 2)))
                .expectEvents(allocated());
    }

    @Test
    void changesNothingForTheSameAgain() {
        fixture(surroundings)
                .given(allocated(), packed())
                .when(allocate(pieces(1, 3), pieces(2, 2)))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesOtherPiecesUnderTheSameId() {
        refused(fixture().given(allocated()).when(allocate(pieces(1, 3))), Kind.CONFLICT, "shipment-id-taken");
    }

    @Test
    void refusesAnotherOrderUnderTheSameId() {
        refused(
                fixture()
                        .given(allocated())
                        .when(new AllocateShipment(SHIPMENT, OrderId.random(), List.of(pieces(1, 3), pieces(2, 2)))),
                Kind.CONFLICT,
                "shipment-id-taken");
    }

    @Test
    void handsOnTheOrdersRefusal() {
        refused(
                fixture(surroundings.orderRefusing("not-enough-to-allocate"))
                        .givenNoPriorActivity()
                        .when(allocate(pieces(1, 3))),
                Kind.CONFLICT,
                "not-enough-to-allocate");
    }

    @Test
    void refusesToBeEmpty() {
        refused(fixture().givenNoPriorActivity().when(allocate()), Kind.INVALID, "lines-missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void refusesAQuantityOutOfRange(int quantity) {
        refused(
                fixture().givenNoPriorActivity().when(allocate(pieces(1, quantity))),
                Kind.INVALID,
                "quantity-out-of-range");
    }

    @Test
    void refusesASumOutOfRange() {
        refused(
                fixture().givenNoPriorActivity().when(allocate(pieces(1, 1_000_000), pieces(1, 1_000_000))),
                Kind.INVALID,
                "quantity-out-of-range");
    }

    private static AllocateShipment allocate(LineQuantity... lines) {
        return new AllocateShipment(SHIPMENT, ORDER, List.of(lines));
    }
}
