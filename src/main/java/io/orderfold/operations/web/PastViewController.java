package io.orderfold.operations.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.PastShop;
import io.orderfold.kernel.PastView;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.AnsweredBy;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The shop as it was, over HTTP: made, watched and dropped. It is read by {@code ?asOf=} of the lists. */
@RestController
@RequestMapping("/api/operations/past-views")
@Tag(name = "Operations")
@AnsweredBy(NodeRole.QUERY)
class PastViewController {

    private static final String PATH = "/api/operations/past-views/";

    private final PastShop views;

    PastViewController(PastShop views) {
        this.views = views;
    }

    /** When it is wanted as of. */
    record PastViewRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "RFC 3339, not in the future") @Nullable
            Instant asOf) {}

    @Operation(
            summary = "Have the shop as of an instant made",
            description =
                    "All lists as they were, made beside those that serve by reading the log once: it takes time and"
                            + " disk. `GET` with `?asOf=` reads them once it is `ready`, and until nobody has done so for an hour"
                            + " (`expiresAt`). The same instant asked for again is the same view. When there are too many, the one"
                            + " that was not read for longest goes.")
    @ApiResponse(responseCode = "200", description = "It can be read", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "202",
            description = "It is being made; `Location` says where to watch it",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "`as-of-in-the-future`")
    @ApiResponse(responseCode = "409", description = "`too-many-past-views`: all of them are still being made")
    @PostMapping
    @ManagerMay
    ResponseEntity<PastView> make(@RequestBody PastViewRequest request, HttpServletRequest sender) {
        PastView view = views.ask(Required.of(request.asOf(), "asOf"), Actor.user(sender.getRemoteUser()));
        Duration patience = Reads.preferred();
        if (patience != null) {
            view = views.await(view, patience);
        }
        return ResponseEntity.status(view.state() == PastView.State.FILLING ? 202 : 200)
                .location(URI.create(PATH + view.pastViewId()))
                .body(view);
    }

    @Operation(
            operationId = "listPastViews",
            summary = "List the views of the past",
            description = "Those that are being made or can be read, and those that have ended within a day; the latest"
                    + " first.")
    @GetMapping
    @ManagerMay
    Page<PastView> list() {
        return new Page<>(views.list(), null);
    }

    @Operation(
            summary = "Read a view of the past",
            description = "How far its making has come, or until when it can be read, or why it can't be made.")
    @GetMapping("/{pastViewId}")
    @ManagerMay
    PastView read(@PathVariable String pastViewId) {
        return views.get(id(pastViewId));
    }

    @Operation(
            summary = "Drop a view of the past",
            description = "Whether it is being made or can be read; its tables are gone within a minute. One that has"
                    + " ended stays as it ended.")
    @ApiResponse(responseCode = "200", description = "It can't be read any more", useReturnTypeSchema = true)
    @DeleteMapping("/{pastViewId}")
    @ManagerMay
    PastView drop(@PathVariable String pastViewId) {
        UUID id = id(pastViewId);
        views.get(id);
        return views.drop(id);
    }

    /** What can't be an id names nothing. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw Rejection.notFound("past view", text);
        }
    }
}
