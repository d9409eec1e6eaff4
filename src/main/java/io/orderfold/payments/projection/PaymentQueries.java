package io.orderfold.payments.projection;

import io.orderfold.kernel.axon.Log;
import io.orderfold.payments.event.PaymentEvent;
import io.orderfold.payments.query.PaymentFold;
import io.orderfold.payments.query.PaymentQuery.FindPayment;
import io.orderfold.payments.query.PaymentQuery.PaymentsOfOrder;
import io.orderfold.payments.query.PaymentQuery.ReadPaymentFromLog;
import io.orderfold.payments.query.PaymentView;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows, or from the log where it must be up to date. */
@Component
class PaymentQueries {

    private final PaymentRows rows;
    private final Log log;

    PaymentQueries(PaymentRows rows, Log log) {
        this.rows = rows;
        this.log = log;
    }

    @QueryHandler
    Optional<PaymentView> answer(FindPayment query) {
        return rows.table().find(query.paymentId().toString());
    }

    @QueryHandler
    List<PaymentView> answer(PaymentsOfOrder query) {
        return rows.table()
                .select(
                        "where order_id = ? order by requested_at, payment_id",
                        query.orderId().toString());
    }

    @QueryHandler
    Optional<PaymentView> answer(ReadPaymentFromLog query) {
        return log.newest(query.paymentId().toString(), PaymentEvent.class, new PaymentFold());
    }
}
