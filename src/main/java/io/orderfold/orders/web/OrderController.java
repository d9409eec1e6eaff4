package io.orderfold.orders.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ManagerMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.AddLine;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.ChangeShippingAddress;
import io.orderfold.orders.command.OrderCommand.CompleteOrder;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.orders.command.OrderCommand.RemoveLine;
import io.orderfold.orders.command.OrderCommand.SetPriority;
import io.orderfold.orders.query.OrderDifference;
import io.orderfold.orders.query.OrderExplanation;
import io.orderfold.orders.query.OrderQuery.FindOrder;
import io.orderfold.orders.query.OrderQuery.Moment;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One order over HTTP. Every write answers with the order as the log has it then. */
@RestController
@DryRunnable
@RequestMapping("/api/orders")
@Tag(name = "Orders", description = "From draft to completed.")
class OrderController {

    private final OrderAnswers answers;
    private final Reads reads;

    OrderController(OrderAnswers answers, Reads reads) {
        this.answers = answers;
        this.reads = reads;
    }

    /** A line to be ordered. */
    record LineRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Sku sku,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "1000000") @Nullable
            Long quantity) {
        RequestedLine line(String path) {
            return new RequestedLine(
                    Required.of(sku, path + "sku"),
                    Quantity.check(Required.of(quantity, path + "quantity"), path + "quantity"),
                    null);
        }
    }

    /** An order to be started. */
    record DraftRequest(
            @Nullable OrderId orderId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            CustomerId customerId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String currency,

            @Nullable List<LineRequest> lines,
            @Nullable PostalAddress shippingAddress) {

        DraftOrder command() {
            List<LineRequest> wanted = lines == null ? List.of() : lines;
            RequestedLine[] requested = new RequestedLine[wanted.size()];
            for (int i = 0; i < requested.length; i++) {
                requested[i] = Required.of(wanted.get(i), "lines[" + i + "]").line("lines[" + i + "].");
            }
            return new DraftOrder(
                    orderId == null ? OrderId.random() : orderId,
                    Required.of(customerId, "customerId"),
                    Money.currency(Required.of(currency, "currency")),
                    List.of(requested),
                    shippingAddress);
        }
    }

    /** How many pieces a line shall have. */
    record QuantityRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Long quantity) {}

    /** Why an order is held: a manual hold, unless it says fraud or address. */
    record HoldRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason,

            @Nullable HoldKind kind,

            @Schema(description = "When somebody shall look at it at the latest, RFC 3339") @Nullable
            Instant reviewBy) {}

    /** Which hold is lifted; none named lifts the only one there is. */
    record ReleaseRequest(@Nullable HoldKind kind) {}

    /** Why an order is called off, and what becomes of its goods and its money. */
    record CancelRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason,

            @Schema(description = "What it counts as; `other` unless given") @Nullable
            CancelCause cause,

            @Schema(description = "Whether what was reserved is for sale again; it is, unless this says `false`")
            @Nullable
            Boolean restock,

            @Schema(description = "Whether what was taken goes back; it does, unless this says `false`") @Nullable
            Boolean refund) {}

    @Operation(
            summary = "Start an order",
            description = "With `orderId` the client chooses the id: the same order sent again is answered as before,"
                    + " another one under the same id is refused (409).")
    @ApiResponse(responseCode = "201", description = "Started")
    @ApiResponse(
            responseCode = "2XX",
            description = "200: what it would do, with `dryRun=true`",
            content =
                    @Content(mediaType = DryRunnable.MEDIA_TYPE, schema = @Schema(implementation = OrderDryRun.class)))
    @PostMapping
    @ClerkMay
    ResponseEntity<OrderView> draft(@RequestBody DraftRequest request) {
        DraftOrder command = request.command();
        OrderView order = answers.after(command);
        return Reads.created(URI.create("/api/orders/" + command.orderId()), order);
    }

    @Operation(
            summary = "Add a line at today's price",
            description =
                    "To a draft. A product that is there already gets a second line, for its price may have changed.")
    @ApiResponse(responseCode = "201", description = "Added")
    @PostMapping("/{orderId}/lines")
    @ClerkMay
    ResponseEntity<OrderView> addLine(@PathVariable OrderId orderId, @RequestBody LineRequest request) {
        RequestedLine line = request.line("");
        OrderView order = answers.after(new AddLine(orderId, line.sku(), line.quantity()));
        LineId added = order.lines().get(order.lines().size() - 1).lineId();
        return Reads.created(URI.create("/api/orders/" + orderId + "/lines/" + added), order);
    }

    @Operation(summary = "Change a line's quantity", description = "The line keeps the price it was added at.")
    @PatchMapping("/{orderId}/lines/{lineId}")
    @ClerkMay
    ResponseEntity<OrderView> changeLine(
            @PathVariable OrderId orderId, @PathVariable LineId lineId, @RequestBody QuantityRequest request) {
        int quantity = Quantity.check(Required.of(request.quantity(), "quantity"), "quantity");
        return Reads.ok(answers.after(new ChangeLineQuantity(orderId, lineId, quantity)));
    }

    @Operation(summary = "Take a line off", description = "From a draft. The ids of the other lines stay.")
    @DeleteMapping("/{orderId}/lines/{lineId}")
    @ClerkMay
    ResponseEntity<OrderView> removeLine(@PathVariable OrderId orderId, @PathVariable LineId lineId) {
        return Reads.ok(answers.after(new RemoveLine(orderId, lineId)));
    }

    @Operation(
            summary = "Say where the goods shall go",
            description = "The whole address takes the place of the one before, until goods have left.")
    @PutMapping("/{orderId}/shipping-address")
    @ClerkMay
    ResponseEntity<OrderView> changeShippingAddress(
            @PathVariable OrderId orderId, @RequestBody PostalAddress shippingAddress) {
        return Reads.ok(answers.after(new ChangeShippingAddress(orderId, shippingAddress)));
    }

    @Operation(
            summary = "Place the order",
            description = "From here on its stock is reserved and its payment secured, by themselves."
                    + " `?minVersion=` or `Prefer: wait=` on the next read shows how far that has come.")
    @PostMapping("/{orderId}/place")
    @ClerkMay
    ResponseEntity<OrderView> place(@PathVariable OrderId orderId) {
        return Reads.ok(answers.after(new PlaceOrder(orderId)));
    }

    @Operation(
            summary = "Hold the order",
            description = "Nothing is shipped until every hold is released. There may be one of each kind at a time:"
                    + " `manual`, `fraud`, `address`; `short` is set by the stock itself.")
    @PostMapping("/{orderId}/hold")
    @ClerkMay
    ResponseEntity<OrderView> hold(@PathVariable OrderId orderId, @RequestBody HoldRequest request) {
        HoldKind kind = request.kind() == null ? HoldKind.MANUAL : request.kind();
        return Reads.ok(answers.after(
                new HoldOrder(orderId, kind, Required.of(request.reason(), "reason"), request.reviewBy())));
    }

    @Operation(
            summary = "Release a hold",
            description = "Without a `kind`, the only hold there is. Releasing a short hold has the stock tried again.")
    @PostMapping("/{orderId}/release")
    @ClerkMay
    ResponseEntity<OrderView> release(
            @PathVariable OrderId orderId, @RequestBody(required = false) @Nullable ReleaseRequest request) {
        return Reads.ok(answers.after(new ReleaseOrder(orderId, request == null ? null : request.kind())));
    }

    @Operation(
            summary = "Cancel the order",
            description =
                    "Reserved stock is for sale again, secured money is let go and what was taken goes back, unless the"
                            + " request says otherwise. Refused once goods left.")
    @PostMapping("/{orderId}/cancel")
    @ClerkMay
    ResponseEntity<OrderView> cancel(@PathVariable OrderId orderId, @RequestBody CancelRequest request) {
        return Reads.ok(answers.after(new CancelOrder(
                orderId,
                request.cause() == null ? CancelCause.OTHER : request.cause(),
                Required.of(request.reason(), "reason"),
                !Boolean.FALSE.equals(request.restock()),
                !Boolean.FALSE.equals(request.refund()))));
    }

    /** How soon it is served, and why. */
    record PriorityRequest(
            @Schema(description = "0 to 9", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Integer priority,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @Operation(
            summary = "Serve an order sooner",
            description =
                    "Of orders that wait for the same goods those with the highest priority are served first, and the"
                            + " oldest of the same. Every order begins with 0.")
    @PutMapping("/{orderId}/priority")
    @ManagerMay
    ResponseEntity<OrderView> setPriority(@PathVariable OrderId orderId, @RequestBody PriorityRequest request) {
        return Reads.ok(answers.after(new SetPriority(
                orderId, Required.of(request.priority(), "priority"), Required.of(request.reason(), "reason"))));
    }

    @Operation(
            summary = "Complete the order by hand",
            description = "As a rule an order completes by itself once it is delivered and paid.")
    @PostMapping("/{orderId}/complete")
    @ClerkMay
    ResponseEntity<OrderView> complete(@PathVariable OrderId orderId) {
        return Reads.ok(answers.after(new CompleteOrder(orderId)));
    }

    @Operation(
            summary = "Read an order",
            description = "As it is now, or as it was at a `version` or at an instant (`asOf`).")
    @GetMapping("/{orderId}")
    @ViewerMay
    ResponseEntity<OrderView> read(
            @PathVariable OrderId orderId,
            @Parameter(description = "As it was at this version") @RequestParam(required = false) @Nullable
                    Long version,
            @Parameter(description = "As it was at this instant, RFC 3339") @RequestParam(required = false) @Nullable
                    Instant asOf,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        if (version != null && asOf != null) {
            throw Rejection.invalid("one-moment-only", "asOf", "Give a version or an instant, not both.");
        }
        if (version != null || asOf != null) {
            return Reads.ok(answers.at(orderId, version, asOf, "version"));
        }
        return reads.one(
                "order",
                orderId,
                orderId.toString(),
                () -> answers.ask(new FindOrder(orderId)),
                () -> answers.ask(new ReadOrderFromLog(orderId)));
    }

    @Operation(
            summary = "Explain an order's sums",
            description = "Each event that changed what the order costs, what was paid, what was refunded or what is"
                    + " due, and by how much. The changes of a sum add up to it, to the cent.")
    @GetMapping("/{orderId}/explain")
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<OrderExplanation> explain(@PathVariable OrderId orderId) {
        return Reads.ok(answers.explain(orderId).orElseThrow(() -> Rejection.notFound("order", orderId)));
    }

    @Operation(
            summary = "Compare an order with itself",
            description = "What is different between two moments, field by field: versions, or instants (RFC 3339)."
                    + " Without an end, with the order as it is now.")
    @GetMapping("/{orderId}/difference")
    @ViewerMay
    OrderDifference difference(
            @PathVariable OrderId orderId,
            @RequestParam(required = false) @Nullable Long fromVersion,
            @RequestParam(required = false) @Nullable Instant fromAsOf,
            @RequestParam(required = false) @Nullable Long toVersion,
            @RequestParam(required = false) @Nullable Instant toAsOf) {
        if (fromVersion == null && fromAsOf == null) {
            throw Rejection.invalid("field-missing", "fromVersion", "Give fromVersion or fromAsOf.");
        }
        Moment from = moment(fromVersion, fromAsOf, "from");
        Moment to = moment(toVersion, toAsOf, "to");
        answers.at(orderId, fromVersion, fromAsOf, "fromVersion");
        answers.at(orderId, toVersion, toAsOf, "toVersion");
        return answers.compare(orderId, from, to).orElseThrow(() -> Rejection.notFound("order", orderId));
    }

    private static Moment moment(@Nullable Long version, @Nullable Instant asOf, String which) {
        if (version != null && asOf != null) {
            throw Rejection.invalid("one-moment-only", which + "AsOf", "Give a version or an instant, not both.");
        }
        return new Moment(version, asOf);
    }
}
