package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.ORDER;
import static io.orderfold.payments.command.PaymentFixture.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.WithAndWithoutSnapshots;
import io.orderfold.payments.command.PaymentCommand.CallOffPayment;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import io.orderfold.payments.command.PaymentCommand.RecordApproval;
import io.orderfold.payments.command.PaymentCommand.RecordCapture;
import io.orderfold.payments.command.PaymentCommand.RecordCaptureFailure;
import io.orderfold.payments.command.PaymentCommand.RecordDecline;
import io.orderfold.payments.command.PaymentCommand.RecordRefund;
import io.orderfold.payments.command.PaymentCommand.RecordRefundFailure;
import io.orderfold.payments.command.PaymentCommand.RecordVoid;
import io.orderfold.payments.command.PaymentCommand.RecordVoidFailure;
import io.orderfold.payments.command.PaymentCommand.RefundPayment;
import io.orderfold.payments.command.PaymentCommand.StartPayment;
import io.orderfold.payments.command.PaymentCommand.VoidPayment;
import io.orderfold.payments.event.PaymentAuthorized;
import io.orderfold.payments.event.PaymentCaptureFailed;
import io.orderfold.payments.event.PaymentCaptureRequested;
import io.orderfold.payments.event.PaymentCaptured;
import io.orderfold.payments.event.PaymentEvent;
import io.orderfold.payments.event.PaymentRefundFailed;
import io.orderfold.payments.event.PaymentRefundRequested;
import io.orderfold.payments.event.PaymentRefunded;
import io.orderfold.payments.event.PaymentVoidFailed;
import io.orderfold.payments.event.PaymentVoidRequested;
import io.orderfold.payments.event.PaymentVoided;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever is asked in whatever order, no money is taken that was not secured, and none given back that was not taken. */
class PaymentSumsTest {

    private static final long SECURED = 100;

    /** What is asked, by whom it is answered (the third of each kind), and how much of it: cents. */
    record Step(int what, int id, long cents) {}

    @Property(tries = 500)
    void neverBreakWhateverIsAsked(@ForAll("stories") List<Step> story) {
        try (WithAndWithoutSnapshots payments = new WithAndWithoutSnapshots(
                Payment.class,
                axon -> axon.registerComponent(OrderOfPayment.class, c -> new PaymentFixture.ListeningOrder()))) {
            tell(payments, story);
            Statistics.label("a snapshot was read")
                    .collect(payments.snapshotsRead() > 0)
                    .coverage(read -> read.check(true).percentage(percentage -> percentage > 50));
        }
    }

    /** Each thing is asked twice, and one of them answers from a snapshot, mostly: it makes no difference. */
    private static void tell(WithAndWithoutSnapshots payments, List<Step> story) {
        String stream = PAYMENT.toString();
        payments.send(stream, new StartPayment(PAYMENT, ORDER, cents(SECURED), "simulator", null, null, false));
        Sums sums = new Sums();
        int taken = 0;
        int refused = 0;
        int seen = 0;
        for (Step step : story) {
            if ((taken + refused) % 3 != 2) {
                payments.takeSnapshot(stream);
            }
            try {
                payments.send(stream, command(step));
                taken++;
            } catch (Rejection expected) {
                refused++;
            }
            List<?> events = payments.events(stream);
            for (Object event : events.subList(seen, events.size())) {
                sums.add((PaymentEvent) event);
                sums.check();
            }
            seen = events.size();
        }
        assertThat(taken + refused).isEqualTo(story.size());
    }

    private static PaymentCommand command(Step step) {
        String id = Integer.toString(step.id());
        Money amount = cents(step.cents());
        return switch (step.what()) {
            case 0 -> new RecordApproval(PAYMENT, "auth-1");
            case 1, 2 -> new CapturePayment(PAYMENT, id, amount);
            case 3, 4 -> new RecordCapture(PAYMENT, id);
            case 5 -> new RecordCaptureFailure(PAYMENT, id, "no");
            case 6 -> new VoidPayment(PAYMENT);
            case 7 -> new RecordVoid(PAYMENT, id);
            case 8 -> new RecordVoidFailure(PAYMENT, id, "no");
            case 9, 10 -> new RefundPayment(PAYMENT, id, amount, "damaged");
            case 11 -> new RecordRefund(PAYMENT, id);
            case 12 -> new RecordRefundFailure(PAYMENT, id, "no");
            case 13 -> new RecordDecline(PAYMENT, "no");
            default -> new CallOffPayment(PAYMENT, "damaged");
        };
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, 0),
                                Tuple.of(6, 1),
                                Tuple.of(6, 3),
                                Tuple.of(3, 5),
                                Tuple.of(1, 6),
                                Tuple.of(2, 7),
                                Tuple.of(2, 8),
                                Tuple.of(5, 9),
                                Tuple.of(3, 11),
                                Tuple.of(2, 12),
                                Tuple.of(1, 13),
                                Tuple.of(1, 14)),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.longs().between(-5, SECURED + 20))
                .as(Step::new);
        return step.list().ofMinSize(5).ofMaxSize(40);
    }

    private static Money cents(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), Money.currency("EUR"));
    }

    /** The sums as an auditor would reckon them from the log alone. */
    private static final class Sums {

        private long authorized;
        private long captured;
        private long capturing;
        private long voided;
        private long voiding;
        private long refunded;
        private long refunding;

        void add(PaymentEvent event) {
            if (event instanceof PaymentAuthorized e) {
                authorized += of(e.amount());
            } else if (event instanceof PaymentCaptureRequested e) {
                capturing += of(e.amount());
            } else if (event instanceof PaymentCaptured e) {
                capturing -= of(e.amount());
                captured += of(e.amount());
            } else if (event instanceof PaymentCaptureFailed e) {
                capturing -= of(e.amount());
            } else if (event instanceof PaymentVoidRequested e) {
                voiding += of(e.amount());
            } else if (event instanceof PaymentVoided e && !e.voidId().equals("unanswered")) {
                voiding -= of(e.amount());
                voided += of(e.amount());
            } else if (event instanceof PaymentVoidFailed e) {
                voiding -= of(e.amount());
            } else if (event instanceof PaymentRefundRequested e) {
                refunding += of(e.amount());
            } else if (event instanceof PaymentRefunded e) {
                refunding -= of(e.amount());
                refunded += of(e.amount());
            } else if (event instanceof PaymentRefundFailed e) {
                refunding -= of(e.amount());
            }
        }

        void check() {
            assertThat(captured + capturing + voided + voiding).isLessThanOrEqualTo(authorized);
            assertThat(refunded + refunding).isLessThanOrEqualTo(captured);
            assertThat(List.of(captured, capturing, voided, voiding, refunded, refunding))
                    .noneMatch(sum -> sum < 0);
        }

        private static long of(Money money) {
            return money.amount().movePointRight(2).longValueExact();
        }
    }
}
