package io.orderfold.operations.web;

import io.orderfold.access.OperatorMay;
import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.TimeOrderedId;
import io.orderfold.kernel.web.AnsweredBy;
import io.orderfold.operations.command.ProjectionCommand;
import io.orderfold.operations.command.ProjectionCommand.MergeSegment;
import io.orderfold.operations.command.ProjectionCommand.PauseGroup;
import io.orderfold.operations.command.ProjectionCommand.RebuildProjections;
import io.orderfold.operations.command.ProjectionCommand.ReplayProjection;
import io.orderfold.operations.command.ProjectionCommand.ResumeGroup;
import io.orderfold.operations.command.ProjectionCommand.SplitSegment;
import io.orderfold.operations.command.ProjectionCommand.VerifyProjections;
import io.orderfold.operations.query.ProjectionList;
import io.orderfold.operations.query.ProjectionQuery.FindProjection;
import io.orderfold.operations.query.ProjectionQuery.FindRebuild;
import io.orderfold.operations.query.ProjectionQuery.ListProjections;
import io.orderfold.operations.query.ProjectionView;
import io.orderfold.operations.query.RebuildView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What follows the log, and how far it is, over HTTP. */
@RestController
@RequestMapping("/api/operations/projections")
@Tag(name = "Operations", description = "What keeps the shop running.")
@AnsweredBy(NodeRole.QUERY)
class ProjectionController {

    private final CommandGateway commands;
    private final QueryGateway queries;

    ProjectionController(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** From when on. */
    record ReplayRequest(
            @Schema(description = "What has changed since then is made anew; everything, unless given") @Nullable
            Instant from) {}

    /** What is to be done about differences. */
    record VerifyRequest(
            @Schema(
                    name = "switch",
                    description =
                            "Whether the tables that were filled for the comparison serve, if what serves is wrong")
            @com.fasterxml.jackson.annotation.JsonProperty("switch")
            @Nullable
            Boolean switchIfDifferent) {}

    /** Which one. */
    record SegmentRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Integer segment) {}

    @Operation(
            summary = "List what follows the log",
            description =
                    "Projections, which the answers to reads are made of, and processes, which act on what has happened:"
                            + " how far each is, on which node, what it could not handle, which version of its tables"
                            + " serves, and how it last compared with the log.")
    @GetMapping
    @OperatorMay
    ProjectionList list() {
        return queries.query(new ListProjections(), ProjectionList.class).join();
    }

    @Operation(summary = "Read how far one is", description = "As in the list.")
    @GetMapping("/{name}")
    @OperatorMay
    ProjectionView read(@PathVariable String name) {
        return find(name);
    }

    @Operation(
            summary = "Have one stand still",
            description =
                    "On all nodes, in a second or two, until it is resumed, also after a restart. What it shows stays as it"
                            + " is: who waits for what was written is told `read-model-behind`.")
    @ApiResponse(responseCode = "200", description = "It stands still in a moment", useReturnTypeSchema = true)
    @PostMapping("/{name}/pause")
    @OperatorMay
    ProjectionView pause(@PathVariable String name) {
        send(new PauseGroup(name));
        return find(name);
    }

    @Operation(summary = "Have one go on", description = "Where it was, on all nodes, in a second or two.")
    @ApiResponse(responseCode = "200", description = "It goes on in a moment", useReturnTypeSchema = true)
    @PostMapping("/{name}/resume")
    @OperatorMay
    ProjectionView resume(@PathVariable String name) {
        send(new ResumeGroup(name));
        return find(name);
    }

    @Operation(
            summary = "Split a segment",
            description = "Two threads, or two nodes, are then at what one was at. Takes up to 15 seconds.")
    @ApiResponse(responseCode = "200", description = "It is split", useReturnTypeSchema = true)
    @PostMapping("/{name}/split")
    @OperatorMay
    ProjectionView split(@PathVariable String name, @RequestBody SegmentRequest request) {
        send(new SplitSegment(name, Required.of(request.segment(), "segment")));
        return find(name);
    }

    @Operation(
            summary = "Merge a segment",
            description = "With the one that was split from it, or that it was split from. Takes up to 15 seconds.")
    @ApiResponse(responseCode = "200", description = "It is merged", useReturnTypeSchema = true)
    @PostMapping("/{name}/merge")
    @OperatorMay
    ProjectionView merge(@PathVariable String name, @RequestBody SegmentRequest request) {
        send(new MergeSegment(name, Required.of(request.segment(), "segment")));
        return find(name);
    }

    @Operation(
            summary = "Rebuild one",
            description =
                    "Fills new tables from the log beside those that serve, and has them serve when they have everything."
                            + " Reads and writes go on meanwhile. If it fails or is cancelled, nothing has changed.")
    @ApiResponse(
            responseCode = "202",
            description = "The job; `Location` says where to watch it",
            useReturnTypeSchema = true)
    @PostMapping("/{name}/rebuild")
    @OperatorMay
    ResponseEntity<RebuildView> rebuild(@PathVariable String name) {
        return start(job -> new RebuildProjections(job, Set.of(name)));
    }

    @Operation(
            summary = "Rebuild all projections",
            description = "The log is read once, and all of them switch at one moment.")
    @ApiResponse(
            responseCode = "202",
            description = "The job; `Location` says where to watch it",
            useReturnTypeSchema = true)
    @PostMapping("/rebuild")
    @OperatorMay
    ResponseEntity<RebuildView> rebuildAll() {
        Set<String> all = all();
        return start(job -> new RebuildProjections(job, all));
    }

    @Operation(
            summary = "Compare one with the log",
            description =
                    "Fills new tables from the log beside those that serve, compares them row by row, and tells what is"
                            + " missing, superfluous or changed. With `switch`, the new ones serve if there is any such.")
    @ApiResponse(
            responseCode = "202",
            description = "The job; `Location` says where to watch it",
            useReturnTypeSchema = true)
    @PostMapping("/{name}/verify")
    @OperatorMay
    ResponseEntity<RebuildView> verify(
            @PathVariable String name, @RequestBody(required = false) @Nullable VerifyRequest request) {
        return start(job -> new VerifyProjections(job, Set.of(name), isSwitching(request)));
    }

    @Operation(
            summary = "Compare all projections with the log",
            description =
                    "The log is read once. Its answer, without a difference, says that everything shown is what the"
                            + " log gives.")
    @ApiResponse(
            responseCode = "202",
            description = "The job; `Location` says where to watch it",
            useReturnTypeSchema = true)
    @PostMapping("/verify")
    @OperatorMay
    ResponseEntity<RebuildView> verifyAll(@RequestBody(required = false) @Nullable VerifyRequest request) {
        Set<String> all = all();
        return start(job -> new VerifyProjections(job, all, isSwitching(request)));
    }

    private static boolean isSwitching(@Nullable VerifyRequest request) {
        return request != null && Boolean.TRUE.equals(request.switchIfDifferent());
    }

    @Operation(
            summary = "Replay one",
            description =
                    "From the start, it is a rebuild. `from` an instant, everything that has changed since then is made anew"
                            + " from all its events, a few at a time, where it serves. Processes are not replayed:"
                            + " `not-replayable`.")
    @ApiResponse(
            responseCode = "202",
            description = "The job; `Location` says where to watch it",
            useReturnTypeSchema = true)
    @PostMapping("/{name}/replay")
    @OperatorMay
    ResponseEntity<RebuildView> replay(
            @PathVariable String name, @RequestBody(required = false) @Nullable ReplayRequest request) {
        Instant from = request == null ? null : request.from();
        return start(job ->
                from == null ? new RebuildProjections(job, Set.of(name)) : new ReplayProjection(job, name, from));
    }

    private Set<String> all() {
        return list().items().stream()
                .filter(ProjectionView::replayable)
                .map(ProjectionView::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param ask for a job with the id */
    private ResponseEntity<RebuildView> start(Function<String, ProjectionCommand> ask) {
        String id = TimeOrderedId.next().toString();
        send(ask.apply(id));
        RebuildView job = queries.query(new FindRebuild(id), ResponseTypes.optionalInstanceOf(RebuildView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("rebuild", id));
        return ResponseEntity.accepted()
                .location(URI.create("/api/operations/rebuilds/" + id))
                .body(job);
    }

    private void send(ProjectionCommand command) {
        try {
            commands.sendAndWait(command);
        } catch (CommandExecutionException e) {
            throw e.getCause() instanceof Rejection rejection ? rejection : e;
        }
    }

    private ProjectionView find(String name) {
        return queries.query(new FindProjection(name), ResponseTypes.optionalInstanceOf(ProjectionView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("projection", name));
    }
}
