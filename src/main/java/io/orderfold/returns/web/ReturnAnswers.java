package io.orderfold.returns.web;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.orderfold.returns.command.ReturnCommand;
import io.orderfold.returns.query.ReturnQuery;
import io.orderfold.returns.query.ReturnQuery.FindReturn;
import io.orderfold.returns.query.ReturnQuery.ReadReturnFromLog;
import io.orderfold.returns.query.ReturnView;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** What every write to a return has in common: it is sent, and answered with the return as the log has it then. */
@Component
class ReturnAnswers {

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    ReturnAnswers(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    ReturnView after(ReturnCommand command) {
        long version = writes.send(command);
        ReturnView view = ask(new ReadReturnFromLog(command.returnId()))
                .orElseThrow(() -> Rejection.notFound("return", command.returnId()));
        reads.awaitWritten(version, () -> ask(new FindReturn(command.returnId())));
        return view;
    }

    Optional<ReturnView> ask(ReturnQuery query) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(ReturnView.class))
                .join();
    }
}
