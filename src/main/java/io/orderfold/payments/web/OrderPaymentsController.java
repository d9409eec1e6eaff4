package io.orderfold.payments.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.TimeOrderedId;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.PaymentStatus;
import io.orderfold.payments.PaymentTerms;
import io.orderfold.payments.command.PaymentCommand;
import io.orderfold.payments.command.PaymentCommand.RecordManualPayment;
import io.orderfold.payments.command.PaymentCommand.StartPayment;
import io.orderfold.payments.query.PaymentQuery.PaymentsOfOrder;
import io.orderfold.payments.query.PaymentView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

/** The payments of an order over HTTP. */
@RestController
@DryRunnable
@RequestMapping("/api/orders/{orderId}/payments")
@Tag(name = "Payments", description = "Money: authorised, captured, voided, refunded.")
class OrderPaymentsController {

    private final PaymentAnswers answers;
    private final Reads reads;
    private final QueryGateway queries;
    private final PaymentTerms terms;

    OrderPaymentsController(PaymentAnswers answers, Reads reads, QueryGateway queries, PaymentTerms terms) {
        this.answers = answers;
        this.reads = reads;
        this.queries = queries;
        this.terms = terms;
    }

    /**
     * A payment to be made.
     *
     * @param amount nothing for all that is due
     * @param method how the customer pays, such as {@code card}
     * @param reference what you know it by; no personal data
     * @param capture whether the money is in, or to be taken as soon as it is secured
     */
    record PaymentRequest(
            @Nullable Money amount,
            @Nullable String method,
            @Nullable String reference,
            @Nullable Boolean capture) {

        static final PaymentRequest ALL_THAT_IS_DUE = new PaymentRequest(null, null, null, null);
    }

    @Operation(
            summary = "Pay for an order",
            description =
                    "With a provider that secures money by itself, this asks it to: the first time, or again after"
                            + " a decline. With the `manual` provider, it records money that you have seen elsewhere: secured at"
                            + " once, and captured too with `capture`. Without an `amount`, all that is due.",
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "The payment; `REQUESTED` while the provider has not answered yet",
                        content = @Content(examples = @ExampleObject(PaymentExamples.PAYMENT))),
                @ApiResponse(responseCode = "404", description = "`order-not-found`"),
                @ApiResponse(
                        responseCode = "409",
                        description = "`nothing-due`, `amount-exceeds-due` (with the `maximum`), `wrong-currency`,"
                                + " `wrong-state`",
                        content = @Content(examples = @ExampleObject(PaymentExamples.EXCEEDS_DUE)))
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject(PaymentExamples.PAY)))
    @PostMapping
    @ClerkMay
    ResponseEntity<PaymentView> pay(
            @PathVariable OrderId orderId, @RequestBody(required = false) @Nullable PaymentRequest body) {
        PaymentRequest request = body == null ? PaymentRequest.ALL_THAT_IS_DUE : body;
        PaymentId paymentId = new PaymentId(TimeOrderedId.next());
        Money amount = request.amount() == null ? order(orderId).due() : request.amount();
        String method = Text.optional(request.method(), 100, "method");
        String reference = Text.optional(request.reference(), 200, "reference");
        boolean capture = Boolean.TRUE.equals(request.capture());
        PaymentCommand command = terms.automatic()
                ? new StartPayment(paymentId, orderId, amount, terms.provider(), method, reference, capture)
                : new RecordManualPayment(paymentId, orderId, amount, terms.provider(), method, reference, capture);
        PaymentView payment = answers.after(command, after -> after.status() != PaymentStatus.REQUESTED);
        return Reads.created(URI.create("/api/payments/" + paymentId), payment);
    }

    @Operation(
            summary = "List an order's payments",
            description = "The oldest first.",
            responses = {
                @ApiResponse(responseCode = "200", description = "All of them, on one page"),
                @ApiResponse(responseCode = "404", description = "`order-not-found`")
            })
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<PaymentView> list(@PathVariable OrderId orderId) {
        reads.awaitProjection("payments.projection");
        List<PaymentView> payments = queries.query(
                        new PaymentsOfOrder(orderId), ResponseTypes.multipleInstancesOf(PaymentView.class))
                .join();
        if (payments.isEmpty()) {
            order(orderId);
        }
        return new Page<>(payments, null);
    }

    private OrderView order(OrderId orderId) {
        return queries.query(new ReadOrderFromLog(orderId), ResponseTypes.optionalInstanceOf(OrderView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("order", orderId));
    }
}
