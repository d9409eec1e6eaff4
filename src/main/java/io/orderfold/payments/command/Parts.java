package io.orderfold.payments.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.AggregateState;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The captures, the voids or the refunds of one payment: each asked for once, then done or failed. */
@AggregateState
final class Parts {

    enum State {
        PENDING,
        DONE,
        FAILED
    }

    record Part(Money amount, State state) {}

    private final Currency currency;
    private final Map<String, Part> byId = new LinkedHashMap<>();

    @JsonCreator
    Parts(@JsonProperty("currency") Currency currency) {
        this.currency = currency;
    }

    void put(String id, Money amount, State state) {
        byId.put(id, new Part(amount, state));
    }

    @Nullable
    Part find(String id) {
        return byId.get(id);
    }

    int count() {
        return byId.size();
    }

    Money done() {
        return sum(State.DONE);
    }

    /** What is done or may yet be: nobody else may have it. */
    Money claimed() {
        return done().plus(sum(State.PENDING));
    }

    private Money sum(State state) {
        Money sum = Money.zero(currency);
        for (Part part : byId.values()) {
            sum = part.state() == state ? sum.plus(part.amount()) : sum;
        }
        return sum;
    }
}
