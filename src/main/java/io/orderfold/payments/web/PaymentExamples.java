package io.orderfold.payments.web;

/** Requests and answers as the API's document shows them. */
final class PaymentExamples {

    static final String PAY = """
            {"amount": {"amount": "19.90", "currency": "EUR"}, "method": "bank transfer", "reference": "2026-118"}""";

    static final String CAPTURE = """
            {"captureId": "parcel-1", "amount": {"amount": "9.90", "currency": "EUR"}}""";

    static final String REFUND = """
            {"refundId": "complaint-7", "amount": {"amount": "5.00", "currency": "EUR"}, "reason": "One cup was broken."}""";

    static final String PAYMENT = """
            {
              "paymentId": "5a1f3c52-7d7e-4a77-9c3f-3d5f1a0b2c11",
              "orderId": "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
              "version": 3,
              "status": "PARTIALLY_CAPTURED",
              "amount": {"amount": "19.90", "currency": "EUR"},
              "authorized": {"amount": "19.90", "currency": "EUR"},
              "captured": {"amount": "9.90", "currency": "EUR"},
              "voided": {"amount": "0.00", "currency": "EUR"},
              "refunded": {"amount": "0.00", "currency": "EUR"},
              "currency": "EUR",
              "method": "card",
              "provider": "simulator",
              "captures": [
                {
                  "id": "parcel-1",
                  "amount": {"amount": "9.90", "currency": "EUR"},
                  "state": "DONE",
                  "at": "2026-05-04T09:31:02Z"
                }
              ],
              "voids": [],
              "refunds": [],
              "requestedAt": "2026-05-04T09:30:00Z",
              "updatedAt": "2026-05-04T09:31:02Z"
            }""";

    static final String OVER_CAPTURE = """
            {
              "type": "urn:orderfold:problem:capture-exceeds-authorization",
              "title": "Capture exceeds authorization",
              "status": 409,
              "detail": "25.00 EUR can't be captured; at most 19.90 EUR of what is authorised is left.",
              "instance": "/api/payments/5a1f3c52-7d7e-4a77-9c3f-3d5f1a0b2c11/capture",
              "maximum": {"amount": "19.90", "currency": "EUR"}
            }""";

    static final String EXCEEDS_DUE = """
            {
              "type": "urn:orderfold:problem:amount-exceeds-due",
              "title": "Amount exceeds due",
              "status": 409,
              "detail": "No more than 19.90 EUR is left to pay for.",
              "instance": "/api/orders/1b4e28ba-2fa1-41d2-883f-0016d3cca427/payments",
              "maximum": {"amount": "19.90", "currency": "EUR"}
            }""";

    private PaymentExamples() {}
}
