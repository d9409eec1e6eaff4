package io.orderfold.returns.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ManagerMay;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnReason;
import io.orderfold.returns.WantedBack;
import io.orderfold.returns.command.ReturnCommand.RequestReturn;
import io.orderfold.returns.query.ReturnView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The returns of an order over HTTP. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/{orderId}/returns")
@Tag(name = "Returns")
class OrderReturnsController {

    private static final String REFUSALS =
            "`not-returnable` (with the `maximum`): not so many have left and are in no other return";

    private final ReturnAnswers answers;

    OrderReturnsController(ReturnAnswers answers) {
        this.answers = answers;
    }

    /** Pieces of a line of the order, and why they come back. */
    record ReturnedPieces(
            @Nullable LineId lineId,
            @Nullable Long quantity,
            @Nullable ReturnReason reason) {}

    /**
     * What shall come back.
     *
     * @param comment never personal data
     */
    record ReturnRequest(
            @Nullable List<ReturnedPieces> lines, @Nullable String comment) {

        List<WantedBack> pieces() {
            List<WantedBack> pieces = new ArrayList<>();
            for (ReturnedPieces line : Required.of(lines, "lines")) {
                String path = "lines[" + pieces.size() + "]";
                ReturnedPieces given = Required.of(line, path);
                pieces.add(new WantedBack(
                        Required.of(given.lineId(), path + ".lineId"),
                        Quantity.check(Required.of(given.quantity(), path + ".quantity"), path + ".quantity"),
                        Required.of(given.reason(), path + ".reason")));
            }
            return pieces;
        }
    }

    @Operation(
            summary = "Ask for a return",
            description = "Of pieces that have left, within the return window.",
            responses = {
                @ApiResponse(responseCode = "201", description = "The return"),
                @ApiResponse(responseCode = "404", description = "`order-not-found`, `order-line-not-found`"),
                @ApiResponse(responseCode = "409", description = REFUSALS + "; `return-window-over`")
            })
    @PostMapping
    @ClerkMay
    ResponseEntity<ReturnView> request(@PathVariable OrderId orderId, @RequestBody ReturnRequest request) {
        return request(orderId, request, false);
    }

    @Operation(
            summary = "Ask for a return after the window",
            description = "As asking for a return, also once the window is over; that it was is recorded as `late`.",
            responses = {
                @ApiResponse(responseCode = "201", description = "The return"),
                @ApiResponse(responseCode = "404", description = "`order-not-found`, `order-line-not-found`"),
                @ApiResponse(responseCode = "409", description = REFUSALS)
            })
    @PostMapping("/late")
    @ManagerMay
    ResponseEntity<ReturnView> requestLate(@PathVariable OrderId orderId, @RequestBody ReturnRequest request) {
        return request(orderId, request, true);
    }

    private ResponseEntity<ReturnView> request(OrderId orderId, ReturnRequest request, boolean late) {
        ReturnId returnId = ReturnId.random();
        ReturnView view =
                answers.after(new RequestReturn(returnId, orderId, request.pieces(), request.comment(), late));
        return Reads.created(URI.create("/api/returns/" + returnId), view);
    }
}
