package io.orderfold.operations.web;

import io.orderfold.access.OperatorMay;
import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.AnsweredBy;
import io.orderfold.operations.command.ProjectionCommand.CancelRebuild;
import io.orderfold.operations.query.ProjectionQuery.FindRebuild;
import io.orderfold.operations.query.ProjectionQuery.ListRebuilds;
import io.orderfold.operations.query.RebuildList;
import io.orderfold.operations.query.RebuildView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Rebuilds, verifications and replays, over HTTP. */
@RestController
@RequestMapping("/api/operations/rebuilds")
@Tag(name = "Operations", description = "What keeps the shop running.")
@AnsweredBy(NodeRole.QUERY)
class RebuildController implements DisposableBean {

    private static final long LONGEST_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final long EVERY_MILLIS = 500;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final ScheduledExecutorService telling =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "rebuild-watchers"));

    RebuildController(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @Operation(
            summary = "List rebuilds, verifications and replays",
            description = "The newest first: those that run, and the last 100 that are over.")
    @GetMapping
    @OperatorMay
    RebuildList list() {
        return queries.query(new ListRebuilds(), RebuildList.class).join();
    }

    @Operation(
            summary = "Watch a rebuild",
            description =
                    "How far it is, how fast, and how long it will take; in the end, what came of it. As JSON, or by"
                            + " `Accept: text/event-stream` as it goes on: an event `rebuild` whenever something is new,"
                            + " until it is over.")
    @ApiResponse(
            responseCode = "200",
            description = "The job",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = RebuildView.class)),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        schema = @Schema(implementation = RebuildView.class))
            })
    @GetMapping("/{jobId}")
    @OperatorMay
    RebuildView read(@PathVariable String jobId) {
        return find(jobId);
    }

    @Operation(hidden = true)
    @GetMapping(path = "/{jobId}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @OperatorMay
    SseEmitter watch(@PathVariable String jobId) {
        RebuildView first = find(jobId);
        SseEmitter stream = new SseEmitter(LONGEST_MILLIS);
        AtomicReference<@Nullable RebuildView> told = new AtomicReference<>();
        if (tell(stream, first, told)) {
            Future<?> looking = telling.scheduleWithFixedDelay(
                    () -> look(stream, jobId, told), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            stream.onCompletion(() -> looking.cancel(false));
            stream.onTimeout(stream::complete);
        }
        return stream;
    }

    private void look(SseEmitter stream, String jobId, AtomicReference<@Nullable RebuildView> told) {
        try {
            tell(stream, find(jobId), told);
        } catch (RuntimeException e) {
            stream.completeWithError(e);
        }
    }

    /** @return whether there is more to come */
    private static boolean tell(SseEmitter stream, RebuildView job, AtomicReference<@Nullable RebuildView> told) {
        try {
            if (!job.equals(told.getAndSet(job))) {
                stream.send(SseEmitter.event().name("rebuild").data(job, MediaType.APPLICATION_JSON));
            }
            if (job.finishedAt() != null) {
                stream.complete();
                return false;
            }
            return true;
        } catch (IOException | IllegalStateException gone) {
            // Whoever was watching has gone.
            stream.completeWithError(gone);
            return false;
        }
    }

    @Operation(summary = "Cancel a rebuild", description = "What it has filled is dropped; what serves, serves on.")
    @ApiResponse(responseCode = "200", description = "It ends in a moment", useReturnTypeSchema = true)
    @PostMapping("/{jobId}/cancel")
    @OperatorMay
    RebuildView cancel(@PathVariable String jobId) {
        try {
            commands.sendAndWait(new CancelRebuild(jobId));
        } catch (CommandExecutionException e) {
            throw e.getCause() instanceof Rejection rejection ? rejection : e;
        }
        return find(jobId);
    }

    private RebuildView find(String jobId) {
        return queries.query(new FindRebuild(jobId), ResponseTypes.optionalInstanceOf(RebuildView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("rebuild", jobId));
    }

    @Override
    public void destroy() {
        telling.shutdownNow();
    }
}
