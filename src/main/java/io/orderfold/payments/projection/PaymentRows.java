package io.orderfold.payments.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import io.orderfold.payments.query.PaymentView;
import org.springframework.stereotype.Component;

/** The table {@code payments}. */
@Component
class PaymentRows {

    private final ViewTable<PaymentView> table;

    PaymentRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(
                        tables, documents, PaymentView.class, "payments", "payment_id", payment -> payment.paymentId()
                                .toString())
                .column("order_id", payment -> payment.orderId().toString())
                .column("status", PaymentView::status)
                .column("provider", PaymentView::provider)
                .column("method", PaymentView::method)
                .column("currency", PaymentView::currency)
                .column("amount", payment -> payment.amount().amount())
                .column("authorized", payment -> payment.authorized().amount())
                .column("captured", payment -> payment.captured().amount())
                .column("refunded", payment -> payment.refunded().amount())
                .column("requested_at", PaymentView::requestedAt);
    }

    ViewTable<PaymentView> table() {
        return table;
    }
}
