package io.orderfold.returns.command;

import static io.orderfold.returns.command.ReturnFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.returns.Condition;
import io.orderfold.returns.Inspected;
import io.orderfold.returns.command.ReturnCommand.InspectReturn;
import io.orderfold.returns.command.ReturnFixture.Surroundings;
import io.orderfold.returns.event.ReturnInspected;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectReturnTest {

    private final Surroundings surroundings = new Surroundings();

    private static InspectReturn inspect(Inspected... found) {
        return new InspectReturn(RETURN, List.of(found));
    }

    @Test
    void restocksTheResalableOnly() {
        Inspected fine = found(1, 2, Condition.RESALABLE, true);
        Inspected broken = found(1, 1, Condition.DAMAGED, false);
        fixture(surroundings)
                .given(requested(), approved(), received(1, pieces(1, 3)))
                .when(inspect(fine, broken))
                .expectEvents(new ReturnInspected(RETURN, ORDER, List.of(fine, broken)));
        assertThat(surroundings.heard).containsExactly("restock 2 CUP");
    }

    @Test
    void restocksNothingThatStaffKeepsOut() {
        fixture(surroundings)
                .given(requested(), approved(), received(1, pieces(1, 3)))
                .when(inspect(found(1, 3, Condition.RESALABLE, false)))
                .expectSuccessfulHandlerExecution();
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesToRestockTheDamaged() {
        refused(
                fixture(surroundings)
                        .given(requested(), approved(), received(1, pieces(1, 3)))
                        .when(inspect(found(1, 1, Condition.DAMAGED, true))),
                Kind.INVALID,
                "damaged-not-restocked");
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesMoreThanIsHere() {
        refused(
                fixture(surroundings)
                        .given(requested(), approved(), received(1, pieces(1, 2)))
                        .when(inspect(found(1, 2, Condition.RESALABLE, true), found(1, 1, Condition.DAMAGED, false))),
                Kind.CONFLICT,
                "not-received");
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesToLookAtPiecesTwice() {
        refused(
                fixture()
                        .given(
                                requested(),
                                approved(),
                                received(1, pieces(1, 2)),
                                new ReturnInspected(RETURN, ORDER, List.of(found(1, 2, Condition.RESALABLE, true))))
                        .when(inspect(found(1, 1, Condition.RESALABLE, true))),
                Kind.CONFLICT,
                "not-received");
    }

    @Test
    void refusesBeforeAnythingIsHere() {
        refused(
                fixture().given(requested(), approved()).when(inspect(found(1, 1, Condition.RESALABLE, true))),
                Kind.CONFLICT,
                "wrong-state");
    }
}
