package io.orderfold.returns.command;

import static io.orderfold.returns.command.ReturnFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.returns.command.ReturnCommand.CloseReturn;
import io.orderfold.returns.command.ReturnFixture.Surroundings;
import io.orderfold.returns.event.ReturnClosed;
import org.junit.jupiter.api.Test;

class CloseReturnTest {

    private final Surroundings surroundings = new Surroundings();

    private static final CloseReturn CLOSE = new CloseReturn(RETURN);

    @Test
    void expectsNothingMore() {
        fixture(surroundings)
                .given(requested(), approved(), received(1, pieces(1, 1)))
                .when(CLOSE)
                .expectEvents(new ReturnClosed(RETURN, ORDER));
        assertThat(surroundings.heard).containsExactly("dismiss");
    }

    @Test
    void closesNothingTwice() {
        fixture(surroundings)
                .given(requested(), approved(), new ReturnClosed(RETURN, ORDER))
                .when(CLOSE)
                .expectNoEvents();
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesBeforeItIsDecidedOn() {
        refused(fixture().given(requested()).when(CLOSE), Kind.CONFLICT, "wrong-state");
    }
}
