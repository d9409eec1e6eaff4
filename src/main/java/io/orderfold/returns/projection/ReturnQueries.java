package io.orderfold.returns.projection;

import io.orderfold.kernel.axon.Log;
import io.orderfold.returns.event.ReturnEvent;
import io.orderfold.returns.query.ReturnFold;
import io.orderfold.returns.query.ReturnPage;
import io.orderfold.returns.query.ReturnQuery.FindReturn;
import io.orderfold.returns.query.ReturnQuery.ReadReturnFromLog;
import io.orderfold.returns.query.ReturnQuery.SearchReturns;
import io.orderfold.returns.query.ReturnView;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows, or from the log where it must be up to date. */
@Component
class ReturnQueries {

    private final ReturnRows rows;
    private final Log log;

    ReturnQueries(ReturnRows rows, Log log) {
        this.rows = rows;
        this.log = log;
    }

    @QueryHandler
    Optional<ReturnView> answer(FindReturn query) {
        return rows.table().find(query.returnId().toString());
    }

    @QueryHandler
    Optional<ReturnView> answer(ReadReturnFromLog query) {
        return log.newest(query.returnId().toString(), ReturnEvent.class, new ReturnFold());
    }

    @QueryHandler
    ReturnPage answer(SearchReturns query) {
        return rows.search(query);
    }
}
