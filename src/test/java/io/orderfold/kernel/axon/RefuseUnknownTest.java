package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orderfold.kernel.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.junit.jupiter.api.Test;

/** What is not known is not handled, and is parked until it is. */
class RefuseUnknownTest {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(3));
    private static final EventMessage<?> UNKNOWN = message(new UnknownEvent("shop.OrderWrapped", "2", "{}"));

    private final RetryPolicy policy = new RetryPolicy();

    private static EventMessage<?> message(Object payload) {
        return new GenericDomainEventMessage<>("Order", "o-1", 4, payload);
    }

    @Test
    void failsAtAnythingUnknownAndNothingElse() {
        RefuseUnknown all = new RefuseUnknown(null);
        assertThat(all.canHandle(UNKNOWN)).isTrue();
        assertThat(all.canHandle(message("known"))).isFalse();
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> all.handle(UNKNOWN))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Rejection.Kind.UNAVAILABLE);
                    assertThat(refusal.code()).isEqualTo("unknown-event");
                    assertThat(refusal.details())
                            .containsEntry("event", "shop.OrderWrapped")
                            .containsEntry("revision", "2")
                            .containsEntry("version", 4L);
                });
    }

    @Test
    void stopsASagaOnlyAtWhatItWouldHaveHandled() {
        assertThat(new RefuseUnknown(Set.of("shop.OrderPaid")).handle(UNKNOWN)).isNull();
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> new RefuseUnknown(Set.of("shop.OrderWrapped")).handle(UNKNOWN));
    }

    @Test
    void parksItUntilItIsKnownAndThenTriesItAtOnce() {
        Throwable refusal = refusal();
        DeadLetter<? extends EventMessage<?>> parked = parked(UNKNOWN, MetaData.emptyInstance(), refusal);
        assertThat(RetryPolicy.isDue(parked, Instant.now())).isFalse();

        DeadLetter<EventMessage<?>> known = letter(message("known"), parked.diagnostics());
        assertThat(RetryPolicy.isDue(known, Instant.now())).isTrue();
        DeadLetter<? extends EventMessage<?>> failed =
                parked(message("known"), parked.diagnostics(), new IllegalStateException("other"));
        assertThat(failed.diagnostics().containsKey(RetryPolicy.UNKNOWN)).isFalse();
        assertThat(failed.diagnostics().get(RetryPolicy.ATTEMPTS)).isEqualTo(1);
    }

    @Test
    void neverGivesUpOnWhatAnUnknownEventOfSomethingElseStandsInTheWayOf() {
        MetaData often = MetaData.with(RetryPolicy.ATTEMPTS, 50);
        assertThat(RetryPolicy.isDue(letter(message("known"), often), Instant.now()))
                .isFalse();
        DeadLetter<? extends EventMessage<?>> waiting = parked(message("known"), often, refusal());
        assertThat(RetryPolicy.isDue(letter(message("known"), waiting.diagnostics()), Instant.now()))
                .isTrue();
    }

    @Test
    void namesTheEventInTheCause() {
        assertThat(new ParkedBecause(refusal())).hasMessageContaining("unknown-event shop.OrderWrapped");
    }

    private static Throwable refusal() {
        try {
            new RefuseUnknown(null).handle(UNKNOWN);
        } catch (Rejection refusal) {
            return refusal;
        }
        throw new AssertionError("It was handled");
    }

    private DeadLetter<? extends EventMessage<?>> parked(
            EventMessage<?> message, MetaData diagnostics, Throwable cause) {
        DeadLetter<EventMessage<?>> letter = letter(message, diagnostics);
        EnqueueDecision<EventMessage<?>> decision = policy.decide(letter, cause);
        assertThat(decision.shouldEnqueue()).isTrue();
        return decision.withDiagnostics(letter);
    }

    private static DeadLetter<EventMessage<?>> letter(EventMessage<?> message, MetaData diagnostics) {
        return new GenericDeadLetter<>("o-1", message, null, LONG_AGO, LONG_AGO, diagnostics);
    }
}
