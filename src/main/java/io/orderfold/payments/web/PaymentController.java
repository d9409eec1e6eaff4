package io.orderfold.payments.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ManagerMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.TimeOrderedId;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.PaymentCommand;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import io.orderfold.payments.command.PaymentCommand.RefundPayment;
import io.orderfold.payments.command.PaymentCommand.VoidPayment;
import io.orderfold.payments.query.MoneyMove;
import io.orderfold.payments.query.PaymentQuery.FindPayment;
import io.orderfold.payments.query.PaymentQuery.ReadPaymentFromLog;
import io.orderfold.payments.query.PaymentView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * One payment over HTTP. What the provider must do is answered with 200 once it has answered, also when it refused: the
 * capture, void or refund then says so. Where it takes longer the answer is 202, with what was asked for as pending.
 */
@RestController
@RequestMapping("/api/payments/{paymentId}")
@Tag(name = "Payments")
class PaymentController {

    private static final String DONE = "The provider has answered";
    private static final String PENDING = "The provider has not answered yet; it is pending";
    private static final String NO_SUCH = "`payment-not-found`";

    private final PaymentAnswers answers;
    private final Reads reads;

    PaymentController(PaymentAnswers answers, Reads reads) {
        this.answers = answers;
        this.reads = reads;
    }

    /**
     * Money to be taken.
     *
     * @param captureId your name for it, so that asking again takes nothing twice; we choose one if you do not
     * @param amount nothing for all that is left
     */
    record CaptureRequest(
            @Nullable String captureId, @Nullable Money amount) {}

    /**
     * Money to be given back.
     *
     * @param refundId your name for it, so that asking again gives nothing back twice; we choose one if you do not
     * @param amount nothing for all that is left
     */
    record RefundRequest(
            @Nullable String refundId,
            @Nullable Money amount,
            @Nullable String reason) {}

    @Operation(
            summary = "Read a payment",
            description = "What was secured, captured and refunded, each with what the provider said.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The payment",
                        content = @Content(examples = @ExampleObject(PaymentExamples.PAYMENT))),
                @ApiResponse(responseCode = "404", description = NO_SUCH)
            })
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<PaymentView> read(
            @PathVariable PaymentId paymentId,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        return reads.one(
                "payment",
                paymentId,
                paymentId.toString(),
                () -> answers.ask(new FindPayment(paymentId)),
                () -> answers.ask(new ReadPaymentFromLog(paymentId)));
    }

    @Operation(
            summary = "Capture secured money",
            description = "All that is left, or a part. What is shipped is captured by itself.",
            responses = {
                @ApiResponse(responseCode = "200", description = DONE),
                @ApiResponse(responseCode = "202", description = PENDING),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(
                        responseCode = "409",
                        description = "`capture-exceeds-authorization` (with the `maximum`), `wrong-currency`,"
                                + " `payment-not-authorized`, `payment-declined`, `payment-voided`",
                        content = @Content(examples = @ExampleObject(PaymentExamples.OVER_CAPTURE)))
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject(PaymentExamples.CAPTURE)))
    @PostMapping("/capture")
    @ClerkMay
    ResponseEntity<PaymentView> capture(
            @PathVariable PaymentId paymentId, @RequestBody(required = false) @Nullable CaptureRequest request) {
        String captureId = idOr(request == null ? null : request.captureId(), "captureId");
        Money amount = request == null ? null : request.amount();
        return move(new CapturePayment(paymentId, captureId, amount), PaymentView::captures);
    }

    @Operation(
            summary = "Void a payment",
            description = "Lets go what is secured and not captured.",
            responses = {
                @ApiResponse(responseCode = "200", description = DONE),
                @ApiResponse(responseCode = "202", description = PENDING),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "409", description = "`nothing-to-void`, `payment-declined`")
            })
    @PostMapping("/void")
    @ClerkMay
    ResponseEntity<PaymentView> letGo(@PathVariable PaymentId paymentId) {
        return move(new VoidPayment(paymentId), PaymentView::voids);
    }

    @Operation(
            summary = "Refund captured money",
            description = "All that is left, or a part; what is on its way back counts as gone.",
            responses = {
                @ApiResponse(responseCode = "200", description = DONE),
                @ApiResponse(responseCode = "202", description = PENDING),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(
                        responseCode = "409",
                        description = "`refund-exceeds-captured` (with the `maximum`), `wrong-currency`,"
                                + " `payment-not-authorized`, `payment-declined`, `payment-voided`")
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject(PaymentExamples.REFUND)))
    @PostMapping("/refunds")
    @ManagerMay
    ResponseEntity<PaymentView> refund(@PathVariable PaymentId paymentId, @RequestBody RefundRequest request) {
        String reason = Text.required(Required.of(request.reason(), "reason"), 500, "reason");
        String refundId = idOr(request.refundId(), "refundId");
        return move(new RefundPayment(paymentId, refundId, request.amount(), reason), PaymentView::refunds);
    }

    private ResponseEntity<PaymentView> move(PaymentCommand command, Function<PaymentView, List<MoneyMove>> moves) {
        PaymentView payment = answers.after(command, after -> settled(moves.apply(after)));
        ResponseEntity<PaymentView> answer = Reads.ok(payment);
        return settled(moves.apply(payment))
                ? answer
                : ResponseEntity.status(HttpStatus.ACCEPTED)
                        .headers(answer.getHeaders())
                        .body(payment);
    }

    private static boolean settled(List<MoneyMove> moves) {
        return moves.stream().noneMatch(move -> move.state() == MoneyMove.State.PENDING);
    }

    private static String idOr(@Nullable String given, String field) {
        String id = Text.optional(given, 100, field);
        return id == null ? TimeOrderedId.next().toString() : id;
    }
}
