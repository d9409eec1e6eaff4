package io.orderfold.reports.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Page;
import io.orderfold.reports.LogFold;
import io.orderfold.reports.LogQueryId;
import io.orderfold.reports.command.LogQueryCommand.AskLog;
import io.orderfold.reports.command.LogQueryCommand.CancelLogQuery;
import io.orderfold.reports.query.LogQueryPage;
import io.orderfold.reports.query.LogQueryView;
import io.orderfold.reports.query.ReportQuery.FindLogQuery;
import io.orderfold.reports.query.ReportQuery.ListLogQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions to the log over HTTP. */
@RestController
@RequestMapping("/api/reports")
@Tag(name = "Reports")
class LogQueryController {

    private final CommandGateway commands;
    private final QueryGateway queries;

    LogQueryController(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @Operation(
            summary = "Ask the log",
            description =
                    "Goes through the log once, in the background, and counts or sums up what you name, by what you name:"
                            + " for what no report tells. Amounts are summed by currency, always. Fields that hold personal"
                            + " data can't be asked for. Look at it until its state is `done`.",
            responses = {
                @ApiResponse(responseCode = "202", description = "The query; `Location` says where to watch it"),
                @ApiResponse(
                        responseCode = "400",
                        description = "`unknown-event`, `unknown-field`, `personal-field`, `list-needs-each`,"
                                + " `not-a-number`, `amount-without-currency` and the like"),
                @ApiResponse(responseCode = "409", description = "`too-many-queries`")
            })
    @PostMapping("/query")
    @ManagerMay
    ResponseEntity<LogQueryView> ask(@RequestBody LogFold fold) {
        LogQueryId id = LogQueryId.random();
        commands.sendAndWait(new AskLog(id, fold));
        return ResponseEntity.accepted()
                .location(URI.create("/api/reports/queries/" + id))
                .body(find(id));
    }

    @Operation(
            summary = "Read a query of the log",
            description = "How far it is, and once it is done, what it came to: a row for each group.")
    @GetMapping("/queries/{queryId}")
    @ManagerMay
    LogQueryView read(@PathVariable String queryId) {
        return find(id(queryId));
    }

    @Operation(summary = "List queries of the log", description = "The newest 200, without what they have come to.")
    @GetMapping("/queries")
    @ManagerMay
    Page<LogQueryView> list() {
        return new Page<>(
                queries.query(new ListLogQueries(), LogQueryPage.class).join().items(), null);
    }

    @Operation(summary = "Cancel a query of the log", description = "One that is over stays as it is.")
    @PostMapping("/queries/{queryId}/cancel")
    @ManagerMay
    LogQueryView cancel(@PathVariable String queryId) {
        LogQueryId id = id(queryId);
        commands.sendAndWait(new CancelLogQuery(id));
        return find(id);
    }

    private LogQueryView find(LogQueryId id) {
        return queries.query(new FindLogQuery(id), ResponseTypes.optionalInstanceOf(LogQueryView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("query", id));
    }

    /** What can't be an id names nothing. */
    private static LogQueryId id(String text) {
        try {
            return LogQueryId.of(text);
        } catch (Rejection malformed) {
            throw Rejection.notFound("query", text);
        }
    }
}
