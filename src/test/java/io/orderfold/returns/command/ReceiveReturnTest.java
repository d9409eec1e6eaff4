package io.orderfold.returns.command;

import static io.orderfold.returns.command.ReturnFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.returns.command.ReturnCommand.ReceiveReturn;
import io.orderfold.returns.command.ReturnFixture.Surroundings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiveReturnTest {

    private final Surroundings surroundings = new Surroundings();

    private static ReceiveReturn receive(io.orderfold.orders.LineQuantity... lines) {
        return new ReceiveReturn(RETURN, List.of(lines));
    }

    @Test
    void takesAPartAndTellsTheOrder() {
        fixture(surroundings)
                .given(requested(), approved())
                .when(receive(pieces(1, 2)))
                .expectEvents(received(1, pieces(1, 2)));
        assertThat(surroundings.heard).containsExactly("take back 1 [2 of 1]");
    }

    @Test
    void countsTheReceipts() {
        fixture(surroundings)
                .given(requested(), approved(), received(1, pieces(1, 2)))
                .when(receive(pieces(1, 1), pieces(2, 2)))
                .expectEvents(received(2, pieces(1, 1), pieces(2, 2)));
        assertThat(surroundings.heard).containsExactly("take back 2 [1 of 1, 2 of 2]");
    }

    @Test
    void refusesMoreThanIsExpected() {
        refused(
                fixture(surroundings)
                        .given(requested(), approved(), received(1, pieces(1, 2)))
                        .when(receive(pieces(1, 2))),
                Kind.CONFLICT,
                "not-expected-back");
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesALineThatIsNotInIt() {
        refused(
                fixture().given(requested(), approved()).when(receive(pieces(9, 1))),
                Kind.CONFLICT,
                "not-expected-back");
    }

    @Test
    void refusesBeforeItIsApproved() {
        refused(fixture().given(requested()).when(receive(pieces(1, 1))), Kind.CONFLICT, "wrong-state");
    }

    @Test
    void refusesOnceAllIsHere() {
        refused(
                fixture()
                        .given(requested(), approved(), received(1, pieces(1, 3), pieces(2, 2)))
                        .when(receive(pieces(1, 1))),
                Kind.CONFLICT,
                "wrong-state");
    }
}
