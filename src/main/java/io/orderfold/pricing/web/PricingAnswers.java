package io.orderfold.pricing.web;

import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** What this module's controllers have in common: a write is answered as the log has it, a read as the rows have it. */
@Component
class PricingAnswers {

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    PricingAnswers(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    /** Sends the command; answers with what {@code fromLog} finds then. */
    <V extends Versioned> V after(Object command, Object fromLog, Object fromRows, Class<V> type) {
        long version = writes.send(command);
        V view = ask(fromLog, type)
                .orElseThrow(() -> new IllegalStateException("The log has nothing of what was just written"));
        reads.awaitWritten(version, () -> ask(fromRows, type));
        return view;
    }

    <V> Optional<V> ask(Object query, Class<V> type) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(type)).join();
    }

    /** A page as the rows have it, once they have what the request wants to wait for. */
    <P> P page(Object query, int limit, Class<P> type) {
        Page.checkLimit(limit);
        reads.awaitProjection("pricing.projection");
        return queries.query(query, type).join();
    }
}
