package io.orderfold.orders.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.ReleaseDraft;
import io.orderfold.orders.command.OrderCommand.ReserveDraft;
import io.orderfold.orders.query.OrderView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stock that is set aside for drafts, over HTTP. Every write answers with the order as the log has it then. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/{orderId}/reservation")
@Tag(name = "Orders")
class OrderReservationController {

    private final OrderAnswers answers;

    OrderReservationController(OrderAnswers answers) {
        this.answers = answers;
    }

    /** How long stock is set aside. */
    record DraftReservationRequest(
            @Schema(description = "At most 30 days ahead, RFC 3339", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Instant until) {}

    @Operation(
            summary = "Set stock aside for a draft",
            description =
                    "All of its lines or none, until a time; `reservation` of the order says how that went, and is gone"
                            + " again where there was too little. Changes of its lines are followed. Placing the draft keeps what"
                            + " is set aside. Asking again moves the time.")
    @PutMapping
    @ClerkMay
    ResponseEntity<OrderView> reserve(@PathVariable OrderId orderId, @RequestBody DraftReservationRequest request) {
        return Reads.ok(answers.after(new ReserveDraft(orderId, Required.of(request.until(), "until"))));
    }

    @Operation(summary = "Give back what is set aside for a draft", description = "The draft itself stays as it is.")
    @DeleteMapping
    @ClerkMay
    ResponseEntity<OrderView> release(@PathVariable OrderId orderId) {
        return Reads.ok(answers.after(new ReleaseDraft(orderId)));
    }
}
