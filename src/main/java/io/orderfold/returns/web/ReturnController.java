package io.orderfold.returns.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ManagerMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.Condition;
import io.orderfold.returns.Inspected;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnStatus;
import io.orderfold.returns.WantedInstead;
import io.orderfold.returns.command.ReturnCommand.ApproveReturn;
import io.orderfold.returns.command.ReturnCommand.CloseReturn;
import io.orderfold.returns.command.ReturnCommand.ExchangeReturn;
import io.orderfold.returns.command.ReturnCommand.InspectReturn;
import io.orderfold.returns.command.ReturnCommand.ReceiveReturn;
import io.orderfold.returns.command.ReturnCommand.RefundReturn;
import io.orderfold.returns.command.ReturnCommand.RejectReturn;
import io.orderfold.returns.query.ReturnPage;
import io.orderfold.returns.query.ReturnQuery.FindReturn;
import io.orderfold.returns.query.ReturnQuery.ReadReturnFromLog;
import io.orderfold.returns.query.ReturnQuery.SearchReturns;
import io.orderfold.returns.query.ReturnView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Returns over HTTP. Every write answers with the return as the log has it then. */
@RestController
@RequestMapping("/api/returns")
@Tag(name = "Returns", description = "Goods on their way back: asked for, received, inspected, refunded.")
class ReturnController {

    private static final String THE_RETURN = "The return";
    private static final String NO_SUCH = "`return-not-found`";
    private static final String STALE = "`stale-version`: the `If-Match` names an older version";

    private final ReturnAnswers answers;
    private final Reads reads;
    private final QueryGateway queries;

    ReturnController(ReturnAnswers answers, Reads reads, QueryGateway queries) {
        this.answers = answers;
        this.reads = reads;
        this.queries = queries;
    }

    /** Why it may not come. */
    record RejectReturnRequest(@Nullable String reason) {}

    /** Pieces that have come. */
    record ReceivedPieces(@Nullable LineId lineId, @Nullable Long quantity) {}

    record ReceiveReturnRequest(@Nullable List<ReceivedPieces> lines) {

        List<LineQuantity> pieces() {
            List<LineQuantity> pieces = new ArrayList<>();
            for (ReceivedPieces line : Required.of(lines, "lines")) {
                String path = "lines[" + pieces.size() + "]";
                ReceivedPieces given = Required.of(line, path);
                pieces.add(new LineQuantity(
                        Required.of(given.lineId(), path + ".lineId"),
                        Quantity.check(Required.of(given.quantity(), path + ".quantity"), path + ".quantity")));
            }
            return pieces;
        }
    }

    /**
     * What was found of received pieces.
     *
     * @param restock whether they go back to stock; nothing for the resalable ones only
     */
    @Schema(name = "InspectedPieces")
    record InspectedPieces(
            @Nullable LineId lineId,
            @Nullable Long quantity,
            @Nullable Condition condition,
            @Nullable Boolean restock) {}

    record InspectReturnRequest(@Nullable List<InspectedPieces> lines) {

        List<Inspected> pieces() {
            List<Inspected> pieces = new ArrayList<>();
            for (InspectedPieces line : Required.of(lines, "lines")) {
                String path = "lines[" + pieces.size() + "]";
                InspectedPieces given = Required.of(line, path);
                Condition condition = Required.of(given.condition(), path + ".condition");
                Boolean restock = given.restock();
                pieces.add(new Inspected(
                        Required.of(given.lineId(), path + ".lineId"),
                        Quantity.check(Required.of(given.quantity(), path + ".quantity"), path + ".quantity"),
                        condition,
                        restock == null ? condition == Condition.RESALABLE : restock));
            }
            return pieces;
        }
    }

    /**
     * Money to be given back for what was received.
     *
     * @param fee what the shop keeps of it; nothing for no fee
     */
    record RefundReturnRequest(@Nullable Money fee) {}

    @Operation(
            summary = "Read a return",
            description = "What came back, in which condition, and what was given for it.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_RETURN),
                @ApiResponse(responseCode = "404", description = NO_SUCH)
            })
    @GetMapping("/{returnId}")
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<ReturnView> read(
            @PathVariable ReturnId returnId,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        return reads.one(
                "return",
                returnId,
                returnId.toString(),
                () -> answers.ask(new FindReturn(returnId)),
                () -> answers.ask(new ReadReturnFromLog(returnId)));
    }

    @Operation(
            summary = "List returns",
            description = "The newest first. What is to be decided is `?status=REQUESTED`.",
            responses = @ApiResponse(responseCode = "200", description = "A page of them"))
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<ReturnView> search(
            @Parameter(description = "Such as REQUESTED,APPROVED") @RequestParam(defaultValue = "")
                    Set<ReturnStatus> status,
            @Parameter(description = "Those of one order") @RequestParam(required = false) @Nullable OrderId order,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        reads.awaitProjection("returns.projection");
        ReturnPage page = queries.query(new SearchReturns(status, order, limit, cursor), ReturnPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    @Operation(
            summary = "Approve a return",
            description = "The goods may come.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_RETURN),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "409", description = "`wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{returnId}/approve")
    @ClerkMay
    ResponseEntity<ReturnView> approve(@PathVariable ReturnId returnId) {
        return Reads.ok(answers.after(new ApproveReturn(returnId)));
    }

    @Operation(
            summary = "Reject a return",
            description = "Before it is approved. Its pieces are free for another return.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_RETURN),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "409", description = "`wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{returnId}/reject")
    @ClerkMay
    ResponseEntity<ReturnView> reject(@PathVariable ReturnId returnId, @RequestBody RejectReturnRequest request) {
        return Reads.ok(answers.after(new RejectReturn(returnId, Required.of(request.reason(), "reason"))));
    }

    @Operation(
            summary = "Receive pieces of a return",
            description = "All that is expected or a part, as often as something comes.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_RETURN),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(
                        responseCode = "409",
                        description = "`not-expected-back` (with the `maximum`), `wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{returnId}/receive")
    @ClerkMay
    ResponseEntity<ReturnView> receive(@PathVariable ReturnId returnId, @RequestBody ReceiveReturnRequest request) {
        return Reads.ok(answers.after(new ReceiveReturn(returnId, request.pieces())));
    }

    @Operation(
            summary = "Record what was found of received pieces",
            description = "Resalable pieces go back to stock unless `restock` is false; damaged ones never do.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_RETURN),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "409", description = "`not-received` (with the `maximum`), `wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{returnId}/inspect")
    @ClerkMay
    ResponseEntity<ReturnView> inspect(@PathVariable ReturnId returnId, @RequestBody InspectReturnRequest request) {
        return Reads.ok(answers.after(new InspectReturn(returnId, request.pieces())));
    }

    @Operation(
            summary = "Refund what was received",
            description = "All of it that is not refunded yet, less the fee, from the order's payments, the oldest"
                    + " first. What a provider refuses to give back is `refundable` again.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_RETURN),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(
                        responseCode = "409",
                        description = "`refund-exceeds-captured` and `fee-out-of-range` (with the `maximum`),"
                                + " `nothing-to-refund`, `wrong-currency`, `wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{returnId}/refund")
    @ManagerMay
    ResponseEntity<ReturnView> refund(
            @PathVariable ReturnId returnId, @RequestBody(required = false) @Nullable RefundReturnRequest request) {
        return Reads.ok(answers.after(new RefundReturn(returnId, request == null ? null : request.fee())));
    }

    @Operation(
            summary = "Close a return",
            description = "What has not come by now is not expected any more, and what has come is inspected no more;"
                    + " it can still be refunded.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_RETURN),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "409", description = "`wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{returnId}/close")
    @ClerkMay
    ResponseEntity<ReturnView> close(@PathVariable ReturnId returnId) {
        return Reads.ok(answers.after(new CloseReturn(returnId)));
    }

    /** What the customer wants instead. */
    record WantedPieces(@Nullable Sku sku, @Nullable Long quantity) {}

    /**
     * The new order that what came back pays for.
     *
     * @param orderId chosen by the client, so that asking twice makes one order; by the shop unless given
     * @param fee what the shop keeps of what is owed; nothing for no fee
     */
    record ExchangeRequest(
            @Nullable OrderId orderId,
            @Nullable List<WantedPieces> lines,
            @Nullable Money fee) {

        List<WantedInstead> pieces() {
            List<WantedInstead> pieces = new ArrayList<>();
            for (WantedPieces line : Required.of(lines, "lines")) {
                String path = "lines[" + pieces.size() + "]";
                WantedPieces given = Required.of(line, path);
                pieces.add(new WantedInstead(
                        Required.of(given.sku(), path + ".sku"),
                        Quantity.check(Required.of(given.quantity(), path + ".quantity"), path + ".quantity")));
            }
            return pieces;
        }
    }

    @Operation(
            summary = "Exchange what was received",
            description =
                    "Places a new order of the same customer, to the same address and at today's prices. What is owed for"
                            + " the return, less the fee, pays for it; what is left goes back, and what is lacking the new order"
                            + " collects as any other. The answer's `exchangeOrders` names it last.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_RETURN),
                @ApiResponse(responseCode = "404", description = NO_SUCH + ", `product-not-found`"),
                @ApiResponse(
                        responseCode = "409",
                        description = "`refund-exceeds-captured` and `fee-out-of-range` (with the `maximum`),"
                                + " `nothing-to-refund`, `order-id-taken`, `wrong-currency`, `wrong-state`"),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{returnId}/exchange")
    @ManagerMay
    ResponseEntity<ReturnView> exchange(@PathVariable ReturnId returnId, @RequestBody ExchangeRequest request) {
        OrderId exchangeOrder = request.orderId() == null ? OrderId.random() : request.orderId();
        return Reads.ok(answers.after(new ExchangeReturn(returnId, exchangeOrder, request.pieces(), request.fee())));
    }
}
