package io.orderfold.payments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** Everything ever stored about a payment. */
public sealed interface PaymentEvent
        permits PaymentApprovedLate,
                PaymentAuthorized,
                PaymentCalledOff,
                PaymentCaptureFailed,
                PaymentCaptureRequested,
                PaymentCaptured,
                PaymentDeclined,
                PaymentLateApprovalVoided,
                PaymentMovedIn,
                PaymentMovedOut,
                PaymentRefundFailed,
                PaymentRefundRequested,
                PaymentRefunded,
                PaymentRequested,
                PaymentVoidFailed,
                PaymentVoidRequested,
                PaymentVoided {

    PaymentId paymentId();

    OrderId orderId();
}
