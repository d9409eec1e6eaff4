package io.orderfold.shipments.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.command.ShipmentCommand.ArrangeShipment;
import io.orderfold.shipments.query.ShipmentQuery.ShipmentsOfOrder;
import io.orderfold.shipments.query.ShipmentView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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

/** An order's shipments over HTTP. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/{orderId}/shipments")
@Tag(name = "Shipments", description = "Goods on their way: allocated, packed, dispatched, delivered.")
class OrderShipmentsController {

    private final ShipmentAnswers answers;
    private final Reads reads;
    private final QueryGateway queries;

    OrderShipmentsController(ShipmentAnswers answers, Reads reads, QueryGateway queries) {
        this.answers = answers;
        this.reads = reads;
        this.queries = queries;
    }

    /** Pieces of a line of the order. */
    record PiecesRequest(@Nullable LineId lineId, @Nullable Long quantity) {

        LineQuantity pieces(String path) {
            return new LineQuantity(
                    Required.of(lineId, path + "lineId"),
                    Quantity.check(Required.of(quantity, path + "quantity"), path + "quantity"));
        }
    }

    /**
     * A shipment to be made.
     *
     * @param lines nothing for all that is free
     * @param location where it is sent from; nothing to have it chosen
     */
    record ShipmentRequest(
            @Nullable List<PiecesRequest> lines, @Nullable LocationCode location) {

        @Nullable
        List<LineQuantity> pieces() {
            if (lines == null) {
                return null;
            }
            List<LineQuantity> pieces = new ArrayList<>();
            for (PiecesRequest line : lines) {
                String path = "lines[" + pieces.size() + "]";
                pieces.add(Required.of(line, path).pieces(path + "."));
            }
            return pieces;
        }
    }

    @Operation(
            summary = "Make a shipment of an order",
            description =
                    "Of these lines; without `lines`, of all that is in no shipment yet. Where not enough is free,"
                            + " the pieces are taken out of the order's shipments that are not packed, the newest first; one"
                            + " left with nothing is cancelled. It is sent from `location`; without it, from the one that"
                            + " the shop's allocation rule says is best. An `If-Match` names the order's version.",
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "The shipment",
                        content = @Content(examples = @ExampleObject(ShipmentExamples.SHIPMENT))),
                @ApiResponse(
                        responseCode = "404",
                        description = "`order-not-found`, `order-line-not-found`, `location-not-found`"),
                @ApiResponse(
                        responseCode = "409",
                        description = "`not-enough-to-allocate` (with the `maximum`), `nothing-to-ship`, `wrong-state`",
                        content = @Content(examples = @ExampleObject(ShipmentExamples.NOT_ENOUGH)))
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject(ShipmentExamples.ARRANGE)))
    @PostMapping
    @ClerkMay
    ResponseEntity<ShipmentView> arrange(
            @PathVariable OrderId orderId, @RequestBody(required = false) @Nullable ShipmentRequest request) {
        ShipmentId shipmentId = ShipmentId.random();
        ShipmentView shipment = answers.after(
                request == null
                        ? new ArrangeShipment(shipmentId, orderId, null)
                        : new ArrangeShipment(shipmentId, orderId, request.pieces(), request.location()));
        return Reads.created(URI.create("/api/shipments/" + shipmentId), shipment);
    }

    @Operation(
            summary = "List an order's shipments",
            description = "The oldest first.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "All of them, on one page",
                        content = @Content(examples = @ExampleObject(ShipmentExamples.PAGE))),
                @ApiResponse(responseCode = "404", description = "`order-not-found`")
            })
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<ShipmentView> list(@PathVariable OrderId orderId) {
        reads.awaitProjection("shipments.projection");
        List<ShipmentView> shipments = queries.query(
                        new ShipmentsOfOrder(orderId), ResponseTypes.multipleInstancesOf(ShipmentView.class))
                .join();
        if (shipments.isEmpty()) {
            refuseUnlessThere(orderId);
        }
        return new Page<>(shipments, null);
    }

    private void refuseUnlessThere(OrderId orderId) {
        if (queries.query(new ReadOrderFromLog(orderId), ResponseTypes.optionalInstanceOf(OrderView.class))
                .join()
                .isEmpty()) {
            throw Rejection.notFound("order", orderId);
        }
    }
}
