package io.orderfold.operations.projection;

import io.orderfold.kernel.axon.EventKinds;
import io.orderfold.kernel.axon.UnknownEvents;
import io.orderfold.operations.query.UnknownEventList;
import io.orderfold.operations.query.UnknownEventQuery.ListUnknownEvents;
import io.orderfold.operations.query.UnknownEventView;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the log. */
@Component
class UnknownEventQueries {

    private final EventKinds kinds;
    private final UnknownEvents alarm;

    UnknownEventQueries(EventKinds kinds, UnknownEvents alarm) {
        this.kinds = kinds;
        this.alarm = alarm;
    }

    @QueryHandler
    UnknownEventList answer(ListUnknownEvents query) {
        kinds.meetUnknown();
        return new UnknownEventList(alarm.counted().stream()
                .map(of -> new UnknownEventView(
                        of.kind().type(), of.kind().revision(), of.events(), of.firstPosition(), of.firstAt()))
                .toList());
    }
}
