package io.orderfold.reports.process;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.EventsByPosition;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.reports.LogQueryState;
import io.orderfold.reports.command.LogQueryCommand.AskLog;
import io.orderfold.reports.command.LogQueryCommand.CancelLogQuery;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Takes questions to the log in. A question is a row and no aggregate: nothing has happened. */
@Component
class LogQueryDesk {

    /** So many may wait, or be answered, at a time. */
    private static final int MOST_OPEN = 10;

    private final LogQueryRows rows;
    private final EventsByPosition log;
    private final LogQueryWorker worker;

    LogQueryDesk(LogQueryRows rows, EventsByPosition log, LogQueryWorker worker) {
        this.rows = rows;
        this.log = log;
        this.worker = worker;
    }

    @CommandHandler
    void decide(AskLog command, @MetaDataValue(value = Metadata.ACTOR, required = true) String actor) {
        new Folding(command.fold());
        if (rows.open() >= MOST_OPEN) {
            throw Rejection.conflict(
                    "too-many-queries", "There are " + MOST_OPEN + " queries to be answered; cancel one, or wait.");
        }
        rows.insert(command.queryId(), command.fold(), actor, log.last());
        CurrentUnitOfWork.get().afterCommit(committed -> worker.wake());
    }

    @CommandHandler
    void decide(CancelLogQuery command) {
        if (!rows.isThere(command.queryId())) {
            throw Rejection.notFound("query", command.queryId());
        }
        rows.end(command.queryId(), LogQueryState.CANCELLED);
    }
}
