package io.orderfold.orders.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ManagerMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.MoveHoldReview;
import io.orderfold.orders.command.OrderCommand.MoveReturnWindow;
import io.orderfold.orders.command.OrderCommand.MoveTimeToPay;
import io.orderfold.orders.query.Deadline;
import io.orderfold.orders.query.DeadlineKind;
import io.orderfold.orders.query.DeadlinePage;
import io.orderfold.orders.query.OrderQuery.ListDeadlines;
import io.orderfold.orders.query.OrderView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What will happen by itself, over HTTP: to be looked through, moved and called off. */
@RestController
@DryRunnable
@RequestMapping("/api")
@Tag(name = "Orders")
class DeadlineController {

    private final OrderAnswers answers;
    private final Reads reads;
    private final QueryGateway queries;

    DeadlineController(OrderAnswers answers, Reads reads, QueryGateway queries) {
        this.answers = answers;
        this.reads = reads;
        this.queries = queries;
    }

    /** Until when the customer may pay, and why. */
    record TimeToPayRequest(
            @Schema(description = "RFC 3339; without it, as long as it takes") @Nullable
            Instant payBy,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @Operation(
            summary = "List deadlines",
            description =
                    "The next first. An order that waits for its customer's money is called off when its time to pay is over"
                            + " (kind `payment`); an offer can't be accepted any more (`quote`); what is set aside for a draft is given back"
                            + " (`draft-reservation`); somebody was to have"
                            + " looked at a hold (`hold-review`), which stays at the top until it is moved or lifted; goods"
                            + " can't be sent back any more (`return-window`), listed until it is over.")
    @GetMapping("/deadlines")
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<Deadline> list(
            @Parameter(
                            description =
                                    "Any of `payment`, `quote`, `draft-reservation`, `hold-review` and `return-window`")
                    @RequestParam(defaultValue = "")
                    Set<String> kind,
            @Parameter(description = "Those before this instant, RFC 3339") @RequestParam(required = false) @Nullable
                    Instant before,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        Set<DeadlineKind> kinds = kind.stream().map(DeadlineKind::of).collect(Collectors.toSet());
        reads.awaitProjection("orders.projection");
        DeadlinePage page = queries.query(new ListDeadlines(kinds, before, limit, cursor), DeadlinePage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    @Operation(
            summary = "Move an order's time to pay",
            description = "Of an order that waits for its customer's money: to a time to come, at most a year ahead, or"
                    + " without `payBy` to no time at all. A payment that is declined later gives the usual time again, if"
                    + " that is longer.")
    @PutMapping("/orders/{orderId}/time-to-pay")
    @ManagerMay
    ResponseEntity<OrderView> move(@PathVariable OrderId orderId, @RequestBody TimeToPayRequest request) {
        String reason = Required.of(request.reason(), "reason");
        return Reads.ok(answers.after(new MoveTimeToPay(orderId, request.payBy(), reason)));
    }

    /** Until when goods may come back, and why. */
    record ReturnWindowRequest(
            @Schema(description = "RFC 3339, at most a year ahead; without it, for ever") @Nullable
            Instant until,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @Operation(
            summary = "Move an order's return window",
            description = "Of an order of which something has left (`nothing-to-return`): to a time to come, or without"
                    + " `until` to no end at all. Goods that leave or arrive later give the usual time again, if that is"
                    + " longer.")
    @PutMapping("/orders/{orderId}/return-window")
    @ManagerMay
    ResponseEntity<OrderView> moveReturns(@PathVariable OrderId orderId, @RequestBody ReturnWindowRequest request) {
        String reason = Required.of(request.reason(), "reason");
        return Reads.ok(answers.after(new MoveReturnWindow(orderId, request.until(), reason)));
    }

    /** When somebody shall look at a hold, and why then. */
    record ReviewRequest(
            @Schema(description = "RFC 3339; without it, at no time in particular") @Nullable
            Instant reviewBy,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @Operation(
            summary = "Move the review of a hold",
            description = "To a time to come, at most a year ahead, or without `reviewBy` to no time at all.")
    @PutMapping("/orders/{orderId}/holds/{kind}/review")
    @ClerkMay
    ResponseEntity<OrderView> moveReview(
            @PathVariable OrderId orderId, @PathVariable String kind, @RequestBody ReviewRequest request) {
        String reason = Required.of(request.reason(), "reason");
        return Reads.ok(answers.after(new MoveHoldReview(orderId, HoldKind.of(kind), request.reviewBy(), reason)));
    }
}
