package io.orderfold.shipments.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentStatus;
import io.orderfold.shipments.command.ShipmentCommand.CancelShipment;
import io.orderfold.shipments.command.ShipmentCommand.DeliverShipment;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.MergeShipment;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import io.orderfold.shipments.command.ShipmentCommand.RerouteShipment;
import io.orderfold.shipments.query.ShipmentPage;
import io.orderfold.shipments.query.ShipmentQuery.FindShipment;
import io.orderfold.shipments.query.ShipmentQuery.ReadShipmentFromLog;
import io.orderfold.shipments.query.ShipmentQuery.SearchShipments;
import io.orderfold.shipments.query.ShipmentSort;
import io.orderfold.shipments.query.ShipmentView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shipments over HTTP. Every write answers with the shipment as the log has it then. */
@RestController
@RequestMapping("/api/shipments")
@Tag(name = "Shipments")
class ShipmentController {

    private static final String THE_SHIPMENT = "The shipment";
    private static final String NO_SUCH = "`shipment-not-found`";
    private static final String STALE = "`stale-version`: the `If-Match` names an older version";

    private final ShipmentAnswers answers;
    private final Reads reads;
    private final QueryGateway queries;

    ShipmentController(ShipmentAnswers answers, Reads reads, QueryGateway queries) {
        this.answers = answers;
        this.reads = reads;
        this.queries = queries;
    }

    /**
     * Who takes it.
     *
     * @param trackingNumber the carrier's name for it, if it has one
     */
    record DispatchRequest(
            @Nullable String carrier, @Nullable String trackingNumber) {}

    /** Why it is called off. */
    @io.swagger.v3.oas.annotations.media.Schema(name = "ShipmentCancelRequest")
    record CancelRequest(@Nullable String reason) {}

    @Operation(
            summary = "Read a shipment",
            description = "What is in it, how far it has come, and how to track it.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = THE_SHIPMENT,
                        content = @Content(examples = @ExampleObject(ShipmentExamples.SHIPMENT))),
                @ApiResponse(
                        responseCode = "404",
                        description = NO_SUCH,
                        content = @Content(examples = @ExampleObject(ShipmentExamples.NO_SHIPMENT)))
            })
    @GetMapping("/{shipmentId}")
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<ShipmentView> read(
            @PathVariable ShipmentId shipmentId,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        return reads.one(
                "shipment",
                shipmentId,
                shipmentId.toString(),
                () -> answers.ask(new FindShipment(shipmentId)),
                () -> answers.ask(new ReadShipmentFromLog(shipmentId)));
    }

    @Operation(
            summary = "List shipments",
            description = "Newest first unless `sort` says otherwise: what is to be packed is `?status=ALLOCATED"
                    + "&sort=allocatedAt`. `nextCursor` leads to what follows, at the same cost on every page.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A page of them",
                            content = @Content(examples = @ExampleObject(ShipmentExamples.PAGE))))
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<ShipmentView> search(
            @Parameter(description = "Such as ALLOCATED,PACKED") @RequestParam(defaultValue = "")
                    Set<ShipmentStatus> status,
            @Parameter(description = "Only those that are sent from this location", example = "NORTH-2")
                    @RequestParam(required = false)
                    @Nullable
                    LocationCode location,
            @Parameter(description = "allocatedAt; with a minus, descending")
                    @RequestParam(defaultValue = "-allocatedAt")
                    String sort,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        reads.awaitProjection("shipments.projection");
        ShipmentPage page = queries.query(
                        new SearchShipments(status, location, ShipmentSort.of(sort), limit, cursor), ShipmentPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    @Operation(
            summary = "Pack a shipment",
            description = "From here on its pieces can't be put into another. Also while the order is held.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_SHIPMENT),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "409", description = "`wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{shipmentId}/pack")
    @ClerkMay
    ResponseEntity<ShipmentView> pack(@PathVariable ShipmentId shipmentId) {
        return Reads.ok(answers.after(new PackShipment(shipmentId)));
    }

    @Operation(
            summary = "Dispatch a packed shipment",
            description = "Its pieces leave order and stock together, or nothing happens. Their worth is then captured"
                    + " from the order's payments.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = THE_SHIPMENT,
                        content = @Content(examples = @ExampleObject(ShipmentExamples.SHIPMENT))),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "`wrong-state` of the shipment or of its order, `on-hold`, `stock-not-on-hand`, `not-at-location`",
                        content = @Content(examples = @ExampleObject(ShipmentExamples.WRONG_STATE))),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject(ShipmentExamples.DISPATCH)))
    @PostMapping("/{shipmentId}/dispatch")
    @ClerkMay
    ResponseEntity<ShipmentView> dispatch(@PathVariable ShipmentId shipmentId, @RequestBody DispatchRequest request) {
        return Reads.ok(answers.after(
                new DispatchShipment(shipmentId, Required.of(request.carrier(), "carrier"), request.trackingNumber())));
    }

    @Operation(
            summary = "Record that a shipment arrived",
            description = "Once all of an order has arrived and is paid for, the order is complete.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_SHIPMENT),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "409", description = "`wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{shipmentId}/deliver")
    @ClerkMay
    ResponseEntity<ShipmentView> deliver(@PathVariable ShipmentId shipmentId) {
        return Reads.ok(answers.after(new DeliverShipment(shipmentId)));
    }

    @Operation(
            summary = "Cancel a shipment",
            description = "Before it leaves. Its pieces stay reserved for the order, free for another shipment.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The shipment; also when it was cancelled before"),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "409", description = "`wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject(ShipmentExamples.CANCEL)))
    @PostMapping("/{shipmentId}/cancel")
    @ClerkMay
    ResponseEntity<ShipmentView> cancel(@PathVariable ShipmentId shipmentId, @RequestBody CancelRequest request) {
        return Reads.ok(answers.after(new CancelShipment(shipmentId, Required.of(request.reason(), "reason"))));
    }

    /** Where a shipment is to be sent from. */
    record RouteRequest(@Nullable LocationCode location) {}

    @Operation(
            summary = "Send a shipment from another location",
            description = "While it is not packed. Its pieces lie there for it, as far as they are there, and no longer"
                    + " where they did.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_SHIPMENT),
                @ApiResponse(responseCode = "404", description = NO_SUCH + ", `location-not-found`"),
                @ApiResponse(responseCode = "409", description = "`wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PutMapping("/{shipmentId}/location")
    @ClerkMay
    ResponseEntity<ShipmentView> reroute(@PathVariable ShipmentId shipmentId, @RequestBody RouteRequest request) {
        return Reads.ok(answers.after(new RerouteShipment(shipmentId, Required.of(request.location(), "location"))));
    }

    /** Which shipment is put into this one. */
    record MergeRequest(@Nullable ShipmentId from) {}

    @Operation(
            summary = "Put another shipment into this one",
            description =
                    "All of it, while neither is packed, of the same order and from the same location. The other one is cancelled.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_SHIPMENT),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(
                        responseCode = "409",
                        description = "`wrong-state` of either, `other-order`, `other-location`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{shipmentId}/merge")
    @ClerkMay
    ResponseEntity<ShipmentView> merge(@PathVariable ShipmentId shipmentId, @RequestBody MergeRequest request) {
        return Reads.ok(answers.after(new MergeShipment(shipmentId, Required.of(request.from(), "from"))));
    }
}
