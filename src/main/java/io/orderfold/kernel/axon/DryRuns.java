package io.orderfold.kernel.axon;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Has things decided and not done. Commands within a dry run nest in its unit of work: the real aggregates decide on what
 * the log says, and their events are seen by whoever reads the log within it. The log takes them when that unit commits,
 * and it never does. So nobody else hears of them, aggregates kept at hand are dropped as after any failure, and whatever
 * was written to the write database goes with its transaction.
 */
@Component
public class DryRuns {

    private static final String ON = DryRuns.class.getName();

    private final EventStore store;
    private final PlatformTransactionManager transactions;

    DryRuns(EventStore store, PlatformTransactionManager writeTransactionManager) {
        this.store = store;
        this.transactions = writeTransactionManager;
    }

    /** Begins one, for this thread: until it is closed, nothing is for real. */
    public DryRun begin() {
        TransactionStatus transaction = transactions.getTransaction(
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        DefaultUnitOfWork<Message<?>> work = DefaultUnitOfWork.startAndGet(new GenericMessage<>(ON));
        work.resources().put(ON, true);
        // Before the store's own step, which would append.
        work.onPrepareCommit(unit -> {
            throw new IllegalStateException("A dry run is not to be committed");
        });
        return new DryRun(work, transaction);
    }

    /** Whether what is being done is not for real. */
    public static boolean isOn() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().resources().containsKey(ON);
    }

    /** What would be recorded by what has been decided so far, in that order. */
    public List<DomainEventMessage<?>> events() {
        if (!isOn()) {
            throw new IllegalStateException("No dry run has begun");
        }
        return ((EventLog) store).staged();
    }

    /** A dry run under way; closing it undoes all of it. */
    public final class DryRun implements AutoCloseable {

        private final DefaultUnitOfWork<Message<?>> work;
        private final TransactionStatus transaction;

        private DryRun(DefaultUnitOfWork<Message<?>> work, TransactionStatus transaction) {
            this.work = work;
            this.transaction = transaction;
        }

        @Override
        public void close() {
            try {
                work.rollback(new NotForReal());
            } finally {
                transactions.rollback(transaction);
            }
        }
    }

    /** Why a unit of work was rolled back: it was for show. */
    private static class NotForReal extends RuntimeException {

        NotForReal() {
            super("It was a dry run", null, false, false);
        }
    }
}
