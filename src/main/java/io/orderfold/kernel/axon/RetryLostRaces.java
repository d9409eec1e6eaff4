package io.orderfold.kernel.axon;

import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Tries a command again that lost a race for its stream, and no other: a refusal would be the same the next time.
 *
 * <p>Within a unit of work nothing is tried again either. Another thread would do it, outside the transaction and without
 * the locks of the one that waits for it; it is for whoever began the transaction to repeat the whole.
 */
final class RetryLostRaces implements RetryScheduler {

    private final RetryScheduler bounded;

    RetryLostRaces(RetryScheduler bounded) {
        this.bounded = bounded;
    }

    @Override
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException failure,
            List<Class<? extends Throwable>[]> failures,
            Runnable again) {
        return !CurrentUnitOfWork.isStarted()
                && isLostRace(failure)
                && bounded.scheduleRetry(command, failure, failures, again);
    }

    /** Somebody else's append came first, or each of two waited for what the other held. */
    static boolean isLostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException
                    || cause instanceof LockAcquisitionFailedException) {
                return true;
            }
        }
        return false;
    }
}
