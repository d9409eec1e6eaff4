package io.orderfold.returns.command;

import static io.orderfold.returns.command.ReturnFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.returns.command.ReturnCommand.RequestReturn;
import io.orderfold.returns.command.ReturnFixture.Surroundings;
import io.orderfold.returns.event.ReturnRequested;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestReturnTest {

    private final Surroundings surroundings = new Surroundings();

    private static RequestReturn request(boolean late) {
        return new RequestReturn(RETURN, ORDER, List.of(wanted(1, 3), wanted(2, 2)), null, late);
    }

    @Test
    void recordsWhatTheOrderAllows() {
        fixture(surroundings).givenNoPriorActivity().when(request(false)).expectEvents(requested());
        assertThat(surroundings.heard).containsExactly("allow 2");
    }

    @Test
    void recordsNothingTwice() {
        fixture(surroundings).given(requested()).when(request(false)).expectNoEvents();
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void refusesAnotherReturnOfTheSameId() {
        refused(
                fixture().given(requested()).when(new RequestReturn(RETURN, ORDER, List.of(wanted(1, 1)), null, false)),
                Kind.CONFLICT,
                "return-id-taken");
    }

    @Test
    void refusesOnceTheWindowIsOver() {
        refused(
                fixture(surroundings.deliveredBefore(WINDOW.plusMinutes(1)))
                        .givenNoPriorActivity()
                        .when(request(false)),
                Kind.CONFLICT,
                "return-window-over");
    }

    @Test
    void recordsThatItWasLetInLate() {
        fixture(surroundings.deliveredBefore(Duration.ofDays(400)))
                .givenNoPriorActivity()
                .when(request(true))
                .expectEvents(new ReturnRequested(RETURN, ORDER, List.of(CUPS, PLATES), null, true));
    }

    @Test
    void isNotLateWithinTheWindow() {
        fixture(surroundings.deliveredBefore(WINDOW.minusMinutes(1)))
                .givenNoPriorActivity()
                .when(request(true))
                .expectEvents(requested());
    }

    @Test
    void handsOnTheOrdersRefusal() {
        refused(
                fixture(surroundings.refusing("not-returnable"))
                        .givenNoPriorActivity()
                        .when(request(false)),
                Kind.CONFLICT,
                "not-returnable");
    }

    @Test
    void refusesALineTwice() {
        refused(
                fixture()
                        .givenNoPriorActivity()
                        .when(new RequestReturn(RETURN, ORDER, List.of(wanted(1, 1), wanted(1, 1)), null, false)),
                Kind.INVALID,
                "duplicate-line");
    }

    @Test
    void refusesNoLines() {
        refused(
                fixture().givenNoPriorActivity().when(new RequestReturn(RETURN, ORDER, List.of(), null, false)),
                Kind.INVALID,
                "lines-missing");
    }
}
