package io.orderfold.kernel.axon;

import io.orderfold.kernel.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.jspecify.annotations.Nullable;

/** Parks what can't be handled, counts the attempts, and says when the next one is due: later each time, then never. */
class RetryPolicy implements EnqueuePolicy<EventMessage<?>> {

    static final String ATTEMPTS = "attempts";

    /** Said of what was parked because the release did not know it. */
    static final String UNKNOWN = "unknown";

    private static final int MOST_ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    @Override
    public EnqueueDecision<EventMessage<?>> decide(
            DeadLetter<? extends EventMessage<?>> letter, @Nullable Throwable cause) {
        boolean unknown = letter.message() instanceof DomainEventMessage<?> event && UnknownEvent.is(event);
        if (unknown) {
            // Trying is of no use, until a release knows it: then it is tried at once, and counted from then on.
            return Decisions.requeue(
                    new ParkedBecause(cause), parked -> parked.diagnostics().and(UNKNOWN, true));
        }
        int attempts = attempts(letter) + 1;
        if (attempts == 1 && cause instanceof RuntimeException failure && RetryLostRaces.isLostRace(failure)) {
            // Nothing is wrong with the event: the whole batch is handled again.
            throw failure;
        }
        // What something else's unknown event stands in the way of is tried for as long as it may take.
        int counted = hasMetUnknown(cause) ? Math.min(attempts, MOST_ATTEMPTS - 1) : attempts;
        return Decisions.requeue(
                new ParkedBecause(cause),
                parked -> parked.diagnostics().withoutKeys(Set.of(UNKNOWN)).and(ATTEMPTS, counted));
    }

    private static boolean hasMetUnknown(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection rejection && rejection.code().equals(UnknownEvent.CODE)) {
                return true;
            }
        }
        return false;
    }

    static boolean isDue(DeadLetter<? extends EventMessage<?>> letter, Instant now) {
        if (Boolean.TRUE.equals(letter.diagnostics().get(UNKNOWN))) {
            return !(letter.message() instanceof DomainEventMessage<?> event && UnknownEvent.is(event));
        }
        Instant due = dueAt(letter.lastTouched(), attempts(letter));
        return due != null && due.isBefore(now);
    }

    /** When it is tried again by itself; null where it has been tried so often that it is not any more. */
    static @Nullable Instant dueAt(Instant lastTried, int attempts) {
        if (attempts >= MOST_ATTEMPTS) {
            return null;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return lastTried.plus(bounded);
    }

    private static int attempts(DeadLetter<? extends EventMessage<?>> letter) {
        return letter.diagnostics().get(ATTEMPTS) instanceof Number number ? number.intValue() : 0;
    }
}
