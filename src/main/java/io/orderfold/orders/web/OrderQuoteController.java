package io.orderfold.orders.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.AcceptQuote;
import io.orderfold.orders.command.OrderCommand.MoveQuoteExpiry;
import io.orderfold.orders.command.OrderCommand.SendQuote;
import io.orderfold.orders.command.OrderCommand.WithdrawQuote;
import io.orderfold.orders.query.OrderView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drafts as offers to their customers, over HTTP. Every write answers with the order as the log has it then. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/{orderId}/quote")
@Tag(
        name = "Order quotes",
        description = "Drafts that are offered to their customers for a time, at a price that stands.")
class OrderQuoteController {

    private final OrderAnswers answers;

    OrderQuoteController(OrderAnswers answers) {
        this.answers = answers;
    }

    /** Until when the offer stands. */
    record QuoteRequest(
            @Schema(description = "At most a year ahead, RFC 3339", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Instant validUntil) {}

    /** Until when the offer stands instead, and why. */
    record QuoteExpiryRequest(
            @Schema(description = "At most a year ahead, RFC 3339", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Instant validUntil,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @Operation(
            summary = "Send a draft as a quote",
            description =
                    "Offers it as it is, for the price it has today. While the offer stands the draft is not changed"
                            + " (`quote-open`), and whatever things cost meanwhile, accepting it costs what was offered.")
    @PostMapping
    @ClerkMay
    ResponseEntity<OrderView> send(@PathVariable OrderId orderId, @RequestBody QuoteRequest request) {
        return Reads.ok(answers.after(new SendQuote(orderId, Required.of(request.validUntil(), "validUntil"))));
    }

    @Operation(summary = "Move a quote's expiry", description = "To a time to come; one that has expired stands again.")
    @PutMapping
    @ClerkMay
    ResponseEntity<OrderView> move(@PathVariable OrderId orderId, @RequestBody QuoteExpiryRequest request) {
        return Reads.ok(answers.after(new MoveQuoteExpiry(
                orderId, Required.of(request.validUntil(), "validUntil"), Required.of(request.reason(), "reason"))));
    }

    @Operation(summary = "Withdraw a quote", description = "It is a draft again that can be changed.")
    @DeleteMapping
    @ClerkMay
    ResponseEntity<OrderView> withdraw(@PathVariable OrderId orderId) {
        return Reads.ok(answers.after(new WithdrawQuote(orderId)));
    }

    @Operation(
            summary = "Accept a quote",
            description =
                    "Places the order for what was offered. Once the offer has expired it is refused (`quote-expired`).")
    @PostMapping("/accept")
    @ClerkMay
    ResponseEntity<OrderView> accept(@PathVariable OrderId orderId) {
        return Reads.ok(answers.after(new AcceptQuote(orderId)));
    }
}
