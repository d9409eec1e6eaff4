package io.orderfold.returns.command;

import static io.orderfold.returns.command.ReturnFixture.*;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.returns.command.ReturnCommand.ApproveReturn;
import io.orderfold.returns.event.ReturnRejected;
import org.junit.jupiter.api.Test;

class ApproveReturnTest {

    private static final ApproveReturn APPROVE = new ApproveReturn(RETURN);

    @Test
    void letsTheGoodsCome() {
        fixture().given(requested()).when(APPROVE).expectEvents(approved());
    }

    @Test
    void approvesNothingTwice() {
        fixture().given(requested(), approved()).when(APPROVE).expectNoEvents();
    }

    @Test
    void refusesOnceRejected() {
        refused(
                fixture()
                        .given(requested(), new ReturnRejected(RETURN, ORDER, "Worn."))
                        .when(APPROVE),
                Kind.CONFLICT,
                "wrong-state");
    }
}
