package io.orderfold.orders.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.NoteAudience;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.command.OrderCommand.RemoveNote;
import io.orderfold.orders.command.OrderCommand.TagOrder;
import io.orderfold.orders.command.OrderCommand.UntagOrder;
import io.orderfold.orders.command.OrderCommand.WriteNote;
import io.orderfold.orders.query.OrderView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the staff says of an order, over HTTP: its tags and notes. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/{orderId}")
@Tag(name = "Orders")
class OrderRemarksController {

    private final OrderAnswers answers;

    OrderRemarksController(OrderAnswers answers) {
        this.answers = answers;
    }

    /** Something to be remembered about an order. */
    record NoteRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            PersonalText text,

            @Schema(description = "Who may read it; the staff alone unless given") @Nullable
            NoteAudience audience) {}

    @Operation(
            summary = "Tag an order",
            description = "So that it is found by that word (`GET /api/orders?tag=`), whatever state it is in. Capitals"
                    + " count for nothing; a tag that is there already changes nothing. An order has at most 20.")
    @PutMapping("/tags/{tag}")
    @ClerkMay
    ResponseEntity<OrderView> tag(@PathVariable OrderId orderId, @PathVariable String tag) {
        return Reads.ok(answers.after(new TagOrder(orderId, new OrderTag(tag))));
    }

    @Operation(summary = "Take a tag off an order", description = "One that is not there changes nothing.")
    @DeleteMapping("/tags/{tag}")
    @ClerkMay
    ResponseEntity<OrderView> untag(@PathVariable OrderId orderId, @PathVariable String tag) {
        return Reads.ok(answers.after(new UntagOrder(orderId, new OrderTag(tag))));
    }

    @Operation(
            summary = "Write a note",
            description =
                    "In any state of the order: at most 2,000 characters, and 200 notes. One with the `audience` `customer` is"
                            + " to be shown to the order's customer, too. Who wrote it"
                            + " and when is kept with it. Its text counts as the customer's personal data.")
    @ApiResponse(responseCode = "201", description = "Written")
    @PostMapping("/notes")
    @ClerkMay
    ResponseEntity<OrderView> write(@PathVariable OrderId orderId, @RequestBody NoteRequest request) {
        OrderView order = answers.after(new WriteNote(
                orderId,
                Required.of(request.text(), "text"),
                request.audience() == null ? NoteAudience.STAFF : request.audience()));
        NoteId written = order.notes().get(order.notes().size() - 1).noteId();
        return Reads.created(URI.create("/api/orders/" + orderId + "/notes/" + written), order);
    }

    @Operation(summary = "Remove a note", description = "It is shown no more; the log keeps it.")
    @DeleteMapping("/notes/{noteId}")
    @ClerkMay
    ResponseEntity<OrderView> remove(@PathVariable OrderId orderId, @PathVariable NoteId noteId) {
        return Reads.ok(answers.after(new RemoveNote(orderId, noteId)));
    }
}
