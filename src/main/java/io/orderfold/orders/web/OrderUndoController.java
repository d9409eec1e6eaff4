package io.orderfold.orders.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.Permissions;
import io.orderfold.access.Role;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.RedoEdit;
import io.orderfold.orders.command.OrderCommand.UndoEdit;
import io.orderfold.orders.query.OrderView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Taking edits back and making them again, over HTTP. Every write answers with the order as the log has it then. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/{orderId}")
@Tag(name = "Order edits")
class OrderUndoController {

    private final OrderAnswers answers;

    OrderUndoController(OrderAnswers answers) {
        this.answers = answers;
    }

    /** Why. */
    record UndoRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @Operation(
            summary = "Undo the last edit",
            description =
                    "Of a draft or of an order that has been placed: what is ordered, what it costs and where it goes is"
                            + " again as it was before; `undo` of the order says which edits can be taken back. Stock, shipments"
                            + " and payments follow. Once goods have left or money was taken or given back, what was edited"
                            + " before that stands. Give `If-Match`, so that it is the edit you have seen.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "403", description = "`managers-edit`: only managers may make such an edit, or undo it")
    @ApiResponse(responseCode = "409", description = "`nothing-to-undo`, `wrong-state`, `quote-open`")
    @PostMapping("/undo")
    @ClerkMay
    ResponseEntity<OrderView> undo(@PathVariable OrderId orderId, @RequestBody UndoRequest request) {
        return Reads.ok(answers.after(
                new UndoEdit(orderId, Required.of(request.reason(), "reason"), Permissions.has(Role.MANAGER))));
    }

    @Operation(
            summary = "Redo an edit that was undone",
            description =
                    "The one that was undone last, as it was made then, prices included. After another edit there is"
                            + " nothing to redo.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "403", description = "`managers-edit`: only managers may make such an edit, or redo it")
    @ApiResponse(responseCode = "409", description = "`nothing-to-redo`, `wrong-state`, `quote-open`")
    @PostMapping("/redo")
    @ClerkMay
    ResponseEntity<OrderView> redo(@PathVariable OrderId orderId, @RequestBody UndoRequest request) {
        return Reads.ok(answers.after(
                new RedoEdit(orderId, Required.of(request.reason(), "reason"), Permissions.has(Role.MANAGER))));
    }
}
