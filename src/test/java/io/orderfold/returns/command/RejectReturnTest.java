package io.orderfold.returns.command;

import static io.orderfold.returns.command.ReturnFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.returns.command.ReturnCommand.RejectReturn;
import io.orderfold.returns.command.ReturnFixture.Surroundings;
import io.orderfold.returns.event.ReturnRejected;
import org.junit.jupiter.api.Test;

class RejectReturnTest {

    private final Surroundings surroundings = new Surroundings();

    private static final RejectReturn REJECT = new RejectReturn(RETURN, "Worn.");

    @Test
    void freesThePieces() {
        fixture(surroundings).given(requested()).when(REJECT).expectEvents(new ReturnRejected(RETURN, ORDER, "Worn."));
        assertThat(surroundings.heard).containsExactly("dismiss");
    }

    @Test
    void refusesOnceApproved() {
        refused(fixture(surroundings).given(requested(), approved()).when(REJECT), Kind.CONFLICT, "wrong-state");
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesWithoutAReason() {
        refused(fixture().given(requested()).when(new RejectReturn(RETURN, " ")), Kind.INVALID, "text-missing");
    }
}
