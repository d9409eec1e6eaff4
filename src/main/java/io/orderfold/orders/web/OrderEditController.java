package io.orderfold.orders.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ManagerMay;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.EditChange;
import io.orderfold.orders.EditId;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.AllowCredit;
import io.orderfold.orders.command.OrderCommand.CancelLines;
import io.orderfold.orders.command.OrderCommand.ConfirmEdit;
import io.orderfold.orders.command.OrderCommand.DropEdit;
import io.orderfold.orders.command.OrderCommand.GrantRefund;
import io.orderfold.orders.command.OrderCommand.StageEdit;
import io.orderfold.orders.query.EditView;
import io.orderfold.orders.query.OrderView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes of an order that has been placed, over HTTP. Every write answers with the order as the log has it then. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/{orderId}")
@Tag(name = "Order edits", description = "Changes of an order that has been placed: worked out first, then done.")
class OrderEditController {

    private final OrderAnswers answers;

    OrderEditController(OrderAnswers answers) {
        this.answers = answers;
    }

    /** What shall be changed, and why. */
    record EditRequest(
            @Schema(description = "At most one for each line") @Nullable
            List<EditChange> changes,

            @Schema(description = "Where it shall go instead") @Nullable
            PostalAddress shippingAddress,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    /** So many pieces of one line. */
    record PiecesRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            LineId lineId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Long quantity) {

        LineQuantity pieces(String path) {
            return new LineQuantity(
                    Required.of(lineId, path + "lineId"),
                    Quantity.check(Required.of(quantity, path + "quantity"), path + "quantity"));
        }
    }

    /** What will not be sent, and why. */
    record CancelLinesRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            List<PiecesRequest> lines,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason,

            @Schema(description = "Whether what was reserved is for sale again; it is, unless this says `false`")
            @Nullable
            Boolean restock) {}

    /** How much may leave unpaid, and why. */
    record CreditRequest(
            @Schema(description = "In all, zero to allow none; what is due now unless given") @Nullable
            Money upTo,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @Operation(
            summary = "Stage an edit",
            description =
                    "Works out what the changes would make of a placed order, and does nothing of it: `edit` of the"
                            + " answer says what the order would cost, what would be left to pay and what would go back. Confirm"
                            + " or drop it. A staged edit takes the place of the one before.")
    @ApiResponse(responseCode = "201", description = "Staged")
    @PostMapping("/edits")
    @ClerkMay
    ResponseEntity<OrderView> stage(@PathVariable OrderId orderId, @RequestBody EditRequest request) {
        List<EditChange> changes = new ArrayList<>();
        for (EditChange change : Objects.requireNonNullElse(request.changes(), List.<EditChange>of())) {
            changes.add(Required.of(change, "changes[" + changes.size() + "]"));
        }
        OrderView order = answers.after(new StageEdit(
                orderId, List.copyOf(changes), request.shippingAddress(), Required.of(request.reason(), "reason")));
        EditView edit = Objects.requireNonNull(order.edit(), "what was staged is there");
        return Reads.created(URI.create("/api/orders/" + orderId + "/edits/" + edit.editId()), order);
    }

    @Operation(
            summary = "Confirm an edit",
            description =
                    "At the price that was shown. Stock, shipments and payments follow by themselves. Refused as"
                            + " `edit-outdated` when the order has changed since, so that nobody agrees to what they did not see.")
    @PostMapping("/edits/{editId}/confirm")
    @ClerkMay
    ResponseEntity<OrderView> confirm(@PathVariable OrderId orderId, @PathVariable EditId editId) {
        return Reads.ok(answers.after(new ConfirmEdit(orderId, editId)));
    }

    @Operation(summary = "Drop an edit", description = "The order stays as it is.")
    @DeleteMapping("/edits/{editId}")
    @ClerkMay
    ResponseEntity<OrderView> drop(@PathVariable OrderId orderId, @PathVariable EditId editId) {
        return Reads.ok(answers.after(new DropEdit(orderId, editId)));
    }

    @Operation(
            summary = "Cancel part of an order",
            description = "Pieces that have not left. They take their share of the order's discounts along: the others"
                    + " cost what they did. What was paid for them goes back.")
    @PostMapping("/cancel-lines")
    @ClerkMay
    ResponseEntity<OrderView> cancelLines(@PathVariable OrderId orderId, @RequestBody CancelLinesRequest request) {
        return Reads.ok(answers.after(new CancelLines(
                orderId,
                pieces(Required.of(request.lines(), "lines")),
                Required.of(request.reason(), "reason"),
                !Boolean.FALSE.equals(request.restock()))));
    }

    @Operation(
            summary = "Let goods leave unpaid",
            description =
                    "No shipment leaves beyond what is secured, unless a manager allows it here: so much in all, and"
                            + " on record.")
    @PutMapping("/credit")
    @ManagerMay
    ResponseEntity<OrderView> allowCredit(@PathVariable OrderId orderId, @RequestBody CreditRequest request) {
        return Reads.ok(
                answers.after(new AllowCredit(orderId, request.upTo(), Required.of(request.reason(), "reason"))));
    }

    /** What goes back while the goods stay, and why. */
    record RefundGrantRequest(
            @Schema(description = "Pieces whose price goes back") @Nullable
            List<PiecesRequest> lines,

            @Schema(description = "Whether what sending costs goes back") @Nullable
            Boolean shipping,

            @Schema(description = "So much more, shared over all that the order costs") @Nullable
            Money amount,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @Operation(
            summary = "Refund without a return",
            description =
                    "By pieces, by an amount, of what sending costs, or all of these: the order costs less by that, and"
                            + " the money goes back by itself. Never more than `refundable` of the order, with all that is"
                            + " granted and still on its way. Goods that come back are refunded with their return.")
    @PostMapping("/refunds")
    @ManagerMay
    ResponseEntity<OrderView> refund(@PathVariable OrderId orderId, @RequestBody RefundGrantRequest request) {
        return Reads.ok(answers.after(new GrantRefund(
                orderId,
                request.lines() == null ? List.of() : pieces(request.lines()),
                Boolean.TRUE.equals(request.shipping()),
                request.amount(),
                Required.of(request.reason(), "reason"))));
    }

    private static List<LineQuantity> pieces(List<PiecesRequest> requested) {
        List<LineQuantity> lines = new ArrayList<>();
        for (PiecesRequest line : requested) {
            String path = "lines[" + lines.size() + "]";
            lines.add(Required.of(line, path).pieces(path + "."));
        }
        return List.copyOf(lines);
    }
}
