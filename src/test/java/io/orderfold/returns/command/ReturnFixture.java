package io.orderfold.returns.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;
import io.orderfold.returns.Condition;
import io.orderfold.returns.Inspected;
import io.orderfold.returns.RefundPart;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnLine;
import io.orderfold.returns.ReturnReason;
import io.orderfold.returns.WantedBack;
import io.orderfold.returns.WantedInstead;
import io.orderfold.returns.event.ReturnApproved;
import io.orderfold.returns.event.ReturnReceived;
import io.orderfold.returns.event.ReturnRefundRequested;
import io.orderfold.returns.event.ReturnRequested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.jspecify.annotations.Nullable;

/** A return of 3 cups at 10.00 and 2 plates at 4.00, and the words to tell its story in. */
final class ReturnFixture {

    static final ReturnId RETURN = ReturnId.of("5c3f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b01");
    static final OrderId ORDER = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca427");
    static final PaymentRef PAYMENT = PaymentRef.of("7a4e28ba-2fa1-41d2-883f-0016d3cca427");
    static final ReturnLine CUPS = line(1, "CUP", 3, "10.00");
    static final ReturnLine PLATES = line(2, "PLATE", 2, "4.00");
    static final Duration WINDOW = Duration.ofDays(30);

    private ReturnFixture() {}

    static AggregateTestFixture<Return> fixture() {
        return fixture(new Surroundings());
    }

    static AggregateTestFixture<Return> fixture(Surroundings surroundings) {
        AggregateTestFixture<Return> fixture = new AggregateTestFixture<>(Return.class);
        fixture.registerInjectableResource(surroundings);
        return fixture;
    }

    static ReturnLine line(int lineId, String sku, int quantity, String price) {
        return new ReturnLine(
                LineId.of(lineId),
                new Sku(sku),
                sku.toLowerCase(java.util.Locale.ROOT),
                quantity,
                eur(price),
                ReturnReason.UNWANTED);
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static LineQuantity pieces(int lineId, int quantity) {
        return new LineQuantity(LineId.of(lineId), quantity);
    }

    static WantedBack wanted(int lineId, int quantity) {
        return new WantedBack(LineId.of(lineId), quantity, ReturnReason.UNWANTED);
    }

    static Inspected found(int lineId, int quantity, Condition condition, boolean restock) {
        return new Inspected(LineId.of(lineId), quantity, condition, restock);
    }

    static ReturnRequested requested() {
        return new ReturnRequested(RETURN, ORDER, List.of(CUPS, PLATES), null, false);
    }

    static ReturnApproved approved() {
        return new ReturnApproved(RETURN, ORDER);
    }

    static ReturnReceived received(int receipt, LineQuantity... lines) {
        return new ReturnReceived(RETURN, ORDER, receipt, List.of(lines), worth(List.of(lines)));
    }

    private static Money worth(List<LineQuantity> pieces) {
        return Money.sum(
                Money.currency("EUR"),
                pieces.stream()
                        .map(line -> (line.lineId().equals(CUPS.lineId()) ? CUPS : PLATES)
                                .unitPrice()
                                .times(line.quantity()))
                        .toList());
    }

    static ReturnRefundRequested refunded(int count, String worth, String fee, String amount) {
        return new ReturnRefundRequested(
                RETURN,
                ORDER,
                RETURN.refund(count),
                eur(worth),
                eur(fee),
                eur(amount),
                List.of(new RefundPart(PAYMENT, eur(amount))));
    }

    /** Expects a refusal with that code, and nothing recorded. */
    static void refused(ResultValidator<Return> result, Rejection.Kind kind, String code) {
        result.expectNoEvents().expectException(new Refusal(kind, code));
    }

    private static final class Refusal extends BaseMatcher<Throwable> {

        private final Rejection.Kind kind;
        private final String code;

        Refusal(Rejection.Kind kind, String code) {
            this.kind = kind;
            this.code = code;
        }

        @Override
        public boolean matches(Object actual) {
            return actual instanceof Rejection rejection
                    && rejection.kind() == kind
                    && rejection.code().equals(code);
        }

        @Override
        public void describeTo(Description description) {
            description.appendText("a refusal " + kind + " " + code);
        }
    }

    /** An order delivered just now, a stock and one payment; they agree to everything but what they are told to refuse. */
    static final class Surroundings implements OrderOfReturn, StockOfReturn, MoneyOfReturn {

        final List<String> heard = new ArrayList<>();
        private @Nullable String refuses;
        private Duration ago = Duration.ZERO;
        private Money costsInstead = eur("0.00");

        Surroundings refusing(String code) {
            refuses = code;
            return this;
        }

        Surroundings deliveredBefore(Duration time) {
            ago = time;
            return this;
        }

        @Override
        public List<ReturnLine> allow(OrderId orderId, ReturnId returnId, List<WantedBack> lines) {
            refuse();
            heard.add("allow " + lines.size());
            return lines.stream()
                    .map(wanted -> {
                        ReturnLine line = wanted.lineId().equals(CUPS.lineId()) ? CUPS : PLATES;
                        return new ReturnLine(
                                line.lineId(),
                                line.sku(),
                                line.name(),
                                wanted.quantity(),
                                line.unitPrice(),
                                wanted.reason());
                    })
                    .toList();
        }

        @Override
        public boolean isInTime(OrderId orderId) {
            return ago.compareTo(WINDOW) <= 0;
        }

        @Override
        public void dismiss(OrderId orderId, ReturnId returnId) {
            heard.add("dismiss");
        }

        @Override
        public Money takeBack(OrderId orderId, ReturnId returnId, int receipt, List<LineQuantity> lines) {
            refuse();
            heard.add("take back " + receipt + " "
                    + lines.stream()
                            .map(line -> line.quantity() + " of " + line.lineId())
                            .toList());
            return worth(lines);
        }

        @Override
        public void restock(ReturnId returnId, Sku sku, int quantity) {
            refuse();
            heard.add("restock " + quantity + " " + sku);
        }

        @Override
        public List<RefundPart> giveBack(OrderId orderId, String refundId, Money amount) {
            refuse();
            heard.add("give back " + amount.amount());
            return List.of(new RefundPart(PAYMENT, amount));
        }

        @Override
        public List<RefundPart> moveTo(OrderId exchangeOrder, OrderId orderId, String moveId, Money amount) {
            heard.add("move " + amount.amount());
            return List.of(new RefundPart(PAYMENT, amount));
        }

        @Override
        public Money placeInstead(OrderId orderId, OrderId exchangeOrder, List<WantedInstead> lines) {
            refuse();
            heard.add("place " + lines.size());
            return costsInstead;
        }

        Surroundings costing(Money total) {
            costsInstead = total;
            return this;
        }

        private void refuse() {
            if (refuses != null) {
                throw Rejection.conflict(refuses, "No.");
            }
        }
    }
}
