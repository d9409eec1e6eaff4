package io.orderfold.operations.command;

import io.orderfold.operations.command.DeadLetterCommand.DiscardDeadLetter;
import io.orderfold.operations.event.DeadLetterDiscarded;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class DiscardDeadLetterTest {

    private final FixtureConfiguration<DeadLetter> letter = new AggregateTestFixture<>(DeadLetter.class);

    @Test
    void letsItGoForAReason() {
        letter.givenNoPriorActivity()
                .when(discard("  made by mistake "))
                .expectEvents(discarded("made by mistake"))
                .expectResultMessagePayload(0L);
    }

    @Test
    void changesNothingTheSecondTime() {
        letter.given(discarded("made by mistake"))
                .when(discard("once more"))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @Test
    void refusesToDoSoWithoutAReason() {
        letter.givenNoPriorActivity()
                .when(discard(" "))
                .expectNoEvents()
                .expectException(io.orderfold.kernel.Rejection.class);
    }

    private static DiscardDeadLetter discard(String reason) {
        return new DiscardDeadLetter("7", "orders.projection", "order-1", "event-1", "OrderDrafted", reason);
    }

    private static DeadLetterDiscarded discarded(String reason) {
        return new DeadLetterDiscarded("7", "orders.projection", "order-1", "event-1", "OrderDrafted", reason);
    }
}
