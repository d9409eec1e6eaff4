package io.orderfold.payments.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import io.orderfold.payments.command.PaymentCommand.RefundPayment;
import io.orderfold.payments.event.PaymentAuthorized;
import io.orderfold.payments.event.PaymentCaptureFailed;
import io.orderfold.payments.event.PaymentCaptureRequested;
import io.orderfold.payments.event.PaymentCaptured;
import io.orderfold.payments.event.PaymentDeclined;
import io.orderfold.payments.event.PaymentRefundFailed;
import io.orderfold.payments.event.PaymentRefundRequested;
import io.orderfold.payments.event.PaymentRefunded;
import io.orderfold.payments.event.PaymentRequested;
import io.orderfold.payments.event.PaymentVoidFailed;
import io.orderfold.payments.event.PaymentVoidRequested;
import io.orderfold.payments.event.PaymentVoided;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;

/** One payment of 20.00 EUR for one order, and the words to tell its story in. */
final class PaymentFixture {

    static final PaymentId PAYMENT = PaymentId.of("8f0c6c2e-9c6e-4f5b-8a61-0a4f5f6f7a01");
    static final OrderId ORDER = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca427");
    static final Money TWENTY = eur("20.00");

    private PaymentFixture() {}

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static AggregateTestFixture<Payment> fixture() {
        return fixture(new ListeningOrder());
    }

    static AggregateTestFixture<Payment> fixture(OrderOfPayment order) {
        AggregateTestFixture<Payment> fixture = new AggregateTestFixture<>(Payment.class);
        fixture.registerInjectableResource(order);
        return fixture;
    }

    static PaymentRequested requested() {
        return new PaymentRequested(PAYMENT, ORDER, TWENTY, "simulator", "card", null, false);
    }

    static PaymentRequested requestedToCapture() {
        return new PaymentRequested(PAYMENT, ORDER, TWENTY, "simulator", "card", null, true);
    }

    static PaymentAuthorized authorized() {
        return new PaymentAuthorized(PAYMENT, ORDER, TWENTY, "auth-1");
    }

    static PaymentDeclined declined() {
        return new PaymentDeclined(PAYMENT, ORDER, TWENTY, "card-declined");
    }

    static PaymentCaptureRequested captureRequested(String id, String amount) {
        return new PaymentCaptureRequested(PAYMENT, ORDER, id, eur(amount), "simulator", "auth-1");
    }

    static PaymentCaptured captured(String id, String amount) {
        return new PaymentCaptured(PAYMENT, ORDER, id, eur(amount));
    }

    static PaymentCaptureFailed captureFailed(String id, String amount) {
        return new PaymentCaptureFailed(PAYMENT, ORDER, id, eur(amount), "card-expired");
    }

    static PaymentVoidRequested voidRequested(String id, String amount) {
        return new PaymentVoidRequested(PAYMENT, ORDER, id, eur(amount), "simulator", "auth-1");
    }

    static PaymentVoided voided(String id, String amount) {
        return new PaymentVoided(PAYMENT, ORDER, id, eur(amount));
    }

    static PaymentVoidFailed voidFailed(String id, String amount) {
        return new PaymentVoidFailed(PAYMENT, ORDER, id, eur(amount), "too-late");
    }

    static PaymentRefundRequested refundRequested(String id, String amount) {
        return new PaymentRefundRequested(PAYMENT, ORDER, id, eur(amount), "damaged", "simulator", "auth-1");
    }

    static PaymentRefunded refunded(String id, String amount) {
        return new PaymentRefunded(PAYMENT, ORDER, id, eur(amount));
    }

    static PaymentRefundFailed refundFailed(String id, String amount) {
        return new PaymentRefundFailed(PAYMENT, ORDER, id, eur(amount), "account-closed");
    }

    static CapturePayment capture(String id, @Nullable String amount) {
        return new CapturePayment(PAYMENT, id, amount == null ? null : eur(amount));
    }

    static RefundPayment refund(String id, @Nullable String amount) {
        return new RefundPayment(PAYMENT, id, amount == null ? null : eur(amount), "damaged");
    }

    /** Expects a refusal with that code, and nothing recorded. */
    static void refused(ResultValidator<Payment> result, Rejection.Kind kind, String code) {
        result.expectNoEvents().expectException(new RejectionMatcher(kind, code));
    }

    /** Expects a refusal that names the most that would have been taken. */
    static void refusedWithMaximum(ResultValidator<Payment> result, String code, String maximum) {
        result.expectNoEvents().expectException(new RejectionMatcher(Rejection.Kind.CONFLICT, code, eur(maximum)));
    }

    /** Agrees to everything, and remembers what it heard. */
    static class ListeningOrder implements OrderOfPayment {

        final List<String> heard = new ArrayList<>();

        @Override
        public void askFor(OrderId orderId, PaymentId paymentId, Money amount) {
            heard.add("asked for " + amount);
        }

        @Override
        public void tellAuthorized(OrderId orderId, PaymentId paymentId, Money amount) {
            heard.add("authorized " + amount);
        }

        @Override
        public void tellCaptured(OrderId orderId, PaymentId paymentId, String captureId, Money amount) {
            heard.add("captured " + amount + " as " + captureId);
        }

        @Override
        public void tellMovedOut(OrderId orderId, PaymentId paymentId, String moveId, Money amount) {
            heard.add("moved out " + amount + " as " + moveId);
        }
    }

    /** Owes nothing any more. */
    static final class RefusingOrder extends ListeningOrder {

        @Override
        public void askFor(OrderId orderId, PaymentId paymentId, Money amount) {
            throw Rejection.conflict("nothing-due", "Nothing is due.");
        }
    }

    static PaymentId anotherPayment() {
        return new PaymentId(UUID.randomUUID());
    }
}
