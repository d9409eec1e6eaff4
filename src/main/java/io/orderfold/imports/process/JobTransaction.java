package io.orderfold.imports.process;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.JobLeases;
import io.orderfold.kernel.axon.Metadata;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * One transaction of the write database around many commands and around how far the job has come: either all of it is
 * kept or nothing, so that a job broken off anywhere goes on without doing anything twice.
 */
@Component
class JobTransaction {

    /** Of all imports: cancellations are reckoned with what earlier files have left, so one node works at a time. */
    static final String LEASE = "imports";

    private final TransactionManager writeTransactions;
    private final CommandGateway commands;
    private final JobLeases leases;

    JobTransaction(TransactionManager writeTransactions, CommandGateway commands, JobLeases leases) {
        this.writeTransactions = writeTransactions;
        this.commands = commands;
        this.leases = leases;
    }

    /**
     * Commits what the task does, the events of its commands included, or rolls all of it back and throws.
     *
     * @throws TakenOver if another node imports by now: nothing was done
     */
    void run(Job job, Runnable task) {
        UnitOfWork<Message<?>> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>(job.id()));
        unitOfWork.attachTransaction(writeTransactions);
        unitOfWork.execute(() -> {
            if (!leases.renew(LEASE)) {
                throw new TakenOver();
            }
            task.run();
        });
    }

    /** This node was so slow that another one has taken the imports up. */
    static final class TakenOver extends RuntimeException {
        TakenOver() {
            super("Another node imports by now", null, false, false);
        }
    }

    /** Does the task and rolls all of it back, to learn whether a command is refused; throws what the task throws. */
    void rehearse(Job job, Runnable task) {
        UnitOfWork<Message<?>> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>(job.id()));
        try {
            unitOfWork.attachTransaction(writeTransactions);
            task.run();
        } finally {
            unitOfWork.rollback();
        }
    }

    /** Sends a command within {@link #run} or {@link #rehearse}, in the job's name. */
    void send(Job job, Object command) {
        commands.sendAndWait(new GenericCommandMessage<>(
                command,
                Map.of(
                        Metadata.ACTOR, Actor.importJob(job.id().toString()).name(),
                        Metadata.INITIATOR, job.submittedBy(),
                        Metadata.CORRELATION_ID, job.id().toString())));
    }

    /** The refusal among the causes, if that is what it was. */
    static Optional<Rejection> rejection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection rejection) {
                return Optional.of(rejection);
            }
        }
        return Optional.empty();
    }
}
