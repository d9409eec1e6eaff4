package io.orderfold.payments.web;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.PaymentCommand;
import io.orderfold.payments.query.PaymentQuery;
import io.orderfold.payments.query.PaymentQuery.FindPayment;
import io.orderfold.payments.query.PaymentQuery.ReadPaymentFromLog;
import io.orderfold.payments.query.PaymentView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** What every write to a payment has in common: it is sent, and its answer shows what the provider said, if that is soon. */
@Component
class PaymentAnswers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    PaymentAnswers(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    /** The payment after the command: once {@code settled} holds, or as it is when patience ends. */
    PaymentView after(PaymentCommand command, Predicate<PaymentView> settled) {
        writes.send(command);
        PaymentId id = command.paymentId();
        Instant until = Instant.now().plus(PATIENCE);
        PaymentView payment = fromLog(id);
        // Within a request that commits as a whole, the provider is not asked before that.
        while (!settled.test(payment)
                && !CurrentUnitOfWork.isStarted()
                && Instant.now().isBefore(until)) {
            pause();
            payment = fromLog(id);
        }
        reads.awaitWritten(payment.version(), () -> ask(new FindPayment(id)));
        return payment;
    }

    Optional<PaymentView> ask(PaymentQuery query) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(PaymentView.class))
                .join();
    }

    private PaymentView fromLog(PaymentId id) {
        return ask(new ReadPaymentFromLog(id)).orElseThrow(() -> Rejection.notFound("payment", id));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Rejection.unavailable("shutting-down", "The application is shutting down.");
        }
    }
}
