package io.orderfold.reports.command;

import io.orderfold.reports.LogFold;
import io.orderfold.reports.LogQueryId;

/** Everything that can be done with questions to the log. */
public sealed interface LogQueryCommand {

    LogQueryId queryId();

    /** Has the log folded, in the background. */
    record AskLog(LogQueryId queryId, LogFold fold) implements LogQueryCommand {}

    /** Stops one that is not over; one that is stays as it is. */
    record CancelLogQuery(LogQueryId queryId) implements LogQueryCommand {}
}
