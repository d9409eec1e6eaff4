package io.orderfold.orders.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.AggregateState;
import io.orderfold.orders.PaymentRef;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an order knows of its payments: enough to say what is due, what is secured, and that no fact counts twice. */
@AggregateState
final class Payments {

    private record Payment(Money pending, Money open, Money captured, Money refunded) {}

    private final Money none;
    private final Map<PaymentRef, Payment> payments = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    Payments(Currency currency) {
        this(Money.zero(currency));
    }

    @JsonCreator
    private Payments(@JsonProperty("none") Money none) {
        this.none = none;
    }

    boolean knows(PaymentRef ref) {
        return payments.containsKey(ref);
    }

    boolean isPending(PaymentRef ref) {
        return get(ref).pending().isPositive();
    }

    /** Whether a capture, a void or a refund of this id has been counted. */
    boolean counted(String id) {
        return known.contains(id);
    }

    Money open(PaymentRef ref) {
        return get(ref).open();
    }

    Money pending(PaymentRef ref) {
        return get(ref).pending();
    }

    /** Authorised or captured, and not refunded. */
    Money secured() {
        return payments.values().stream()
                .map(p -> p.open().plus(p.captured()).minus(p.refunded()))
                .reduce(none, Money::plus);
    }

    Money pending() {
        return payments.values().stream().map(Payment::pending).reduce(none, Money::plus);
    }

    /** Captured, and not refunded. */
    Money taken() {
        return payments.values().stream()
                .map(p -> p.captured().minus(p.refunded()))
                .reduce(none, Money::plus);
    }

    /** Captured of this payment, and not refunded. */
    Money taken(PaymentRef ref) {
        return get(ref).captured().minus(get(ref).refunded());
    }

    /** Those with money in them, or about to. */
    List<PaymentRef> unsettled() {
        return payments.entrySet().stream()
                .filter(e -> e.getValue().pending().isPositive()
                        || e.getValue().open().isPositive()
                        || e.getValue().captured().isMoreThan(e.getValue().refunded()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void requested(PaymentRef ref, Money amount) {
        payments.put(ref, new Payment(amount, none, none, none));
    }

    void authorized(PaymentRef ref, Money amount) {
        Payment p = get(ref);
        payments.put(ref, new Payment(none, p.open().plus(amount), p.captured(), p.refunded()));
    }

    void declined(PaymentRef ref) {
        Payment p = get(ref);
        payments.put(ref, new Payment(none, p.open(), p.captured(), p.refunded()));
    }

    void captured(PaymentRef ref, String id, Money amount) {
        Payment p = get(ref);
        known.add(id);
        payments.put(ref, new Payment(none, p.open().minus(amount), p.captured().plus(amount), p.refunded()));
    }

    void voided(PaymentRef ref, String id, Money amount) {
        Payment p = get(ref);
        known.add(id);
        payments.put(ref, new Payment(none, p.open().minus(amount), p.captured(), p.refunded()));
    }

    void refunded(PaymentRef ref, String id, Money amount) {
        Payment p = get(ref);
        known.add(id);
        payments.put(
                ref,
                new Payment(p.pending(), p.open(), p.captured(), p.refunded().plus(amount)));
    }

    private Payment get(PaymentRef ref) {
        return payments.getOrDefault(ref, new Payment(none, none, none, none));
    }
}
