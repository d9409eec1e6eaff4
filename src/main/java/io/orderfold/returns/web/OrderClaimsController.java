package io.orderfold.returns.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ManagerMay;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.returns.command.ClaimCommand.ReplaceGoods;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Claims by HTTP: goods that were not as they should be are sent once more, and need not come back. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/{orderId}/claims")
@Tag(name = "Returns")
class OrderClaimsController {

    private static final String REFUSALS =
            "`not-returnable` (with the `maximum`): not so many have left, are in no return"
                    + " and were not replaced; `order-id-taken`, `product-discontinued`";

    private final Writes writes;
    private final QueryGateway queries;

    OrderClaimsController(Writes writes, QueryGateway queries) {
        this.writes = writes;
        this.queries = queries;
    }

    /** Pieces that were not as they should be. */
    record ClaimedPieces(@Nullable LineId lineId, @Nullable Long quantity) {}

    /**
     * What is to be sent once more, and what was wrong with it.
     *
     * @param replacementId the new order's id, chosen by the client, so that asking twice makes one; by the shop unless given
     * @param reason never personal data
     */
    record ClaimRequest(
            @Nullable OrderId replacementId,
            @Nullable List<ClaimedPieces> lines,
            @Nullable String reason) {

        List<LineQuantity> pieces() {
            List<LineQuantity> pieces = new ArrayList<>();
            for (ClaimedPieces line : Required.of(lines, "lines")) {
                String path = "lines[" + pieces.size() + "]";
                ClaimedPieces given = Required.of(line, path);
                pieces.add(new LineQuantity(
                        Required.of(given.lineId(), path + ".lineId"),
                        Quantity.check(Required.of(given.quantity(), path + ".quantity"), path + ".quantity")));
            }
            return pieces;
        }
    }

    @Operation(
            summary = "Claim a replacement",
            description =
                    "Of pieces that have left and are not as they should be, within the return window: a new order brings"
                            + " them once more, for nothing, and they need not come back. Answers with the new order.",
            responses = {
                @ApiResponse(responseCode = "201", description = "The order that brings them"),
                @ApiResponse(responseCode = "404", description = "`order-not-found`, `order-line-not-found`"),
                @ApiResponse(responseCode = "409", description = REFUSALS + "; `return-window-over`")
            })
    @PostMapping
    @ClerkMay
    ResponseEntity<OrderView> claim(@PathVariable OrderId orderId, @RequestBody ClaimRequest request) {
        return claim(orderId, request, false);
    }

    @Operation(
            summary = "Claim a replacement after the window",
            description = "As claiming one, also once the return window is over.",
            responses = {
                @ApiResponse(responseCode = "201", description = "The order that brings them"),
                @ApiResponse(responseCode = "404", description = "`order-not-found`, `order-line-not-found`"),
                @ApiResponse(responseCode = "409", description = REFUSALS)
            })
    @PostMapping("/late")
    @ManagerMay
    ResponseEntity<OrderView> claimLate(@PathVariable OrderId orderId, @RequestBody ClaimRequest request) {
        return claim(orderId, request, true);
    }

    private ResponseEntity<OrderView> claim(OrderId orderId, ClaimRequest request, boolean late) {
        OrderId replacement = request.replacementId() == null ? OrderId.random() : request.replacementId();
        writes.send(new ReplaceGoods(
                orderId, replacement, request.pieces(), Required.of(request.reason(), "reason"), late));
        OrderView order = queries.query(
                        new ReadOrderFromLog(replacement), ResponseTypes.optionalInstanceOf(OrderView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("order", replacement));
        return Reads.created(URI.create("/api/orders/" + replacement), order);
    }
}
