package io.orderfold.operations.web;

import io.orderfold.access.OperatorMay;
import io.orderfold.kernel.web.AnsweredBy;
import io.orderfold.operations.query.UnknownEventList;
import io.orderfold.operations.query.UnknownEventQuery.ListUnknownEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events that this release does not know, over HTTP. */
@RestController
@RequestMapping("/api/operations/unknown-events")
@Tag(name = "Operations", description = "What keeps the shop running.")
@AnsweredBy({})
class UnknownEventController {

    private final QueryGateway queries;

    UnknownEventController(QueryGateway queries) {
        this.queries = queries;
    }

    @Operation(
            summary = "List what this release does not know",
            description =
                    "Types and revisions of events in the log that come from a newer release, a fork or a class that"
                            + " was renamed. What has one in its history takes no commands, and its later events are parked, until"
                            + " a release is started that knows them. None is as it should be.")
    @GetMapping
    @OperatorMay
    UnknownEventList list() {
        return queries.query(new ListUnknownEvents(), UnknownEventList.class).join();
    }
}
