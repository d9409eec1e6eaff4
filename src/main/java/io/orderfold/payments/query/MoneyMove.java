package io.orderfold.payments.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One capture, void or refund of a payment.
 *
 * @param failureCode why the provider refused
 * @param reason why somebody asked for it
 * @param at when it was asked for, or when the provider answered (UTC)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MoneyMove(
        String id,
        Money amount,
        State state,
        @Nullable String failureCode,
        @Nullable String reason,
        Instant at) {

    /** Whether the provider has answered. */
    public enum State {
        /** Asked for; it counts as good as done. */
        PENDING,
        DONE,
        /** The provider refused: nothing moved. */
        FAILED
    }

    MoneyMove done(Instant when) {
        return new MoneyMove(id, amount, State.DONE, null, reason, when);
    }

    MoneyMove failed(String code, Instant when) {
        return new MoneyMove(id, amount, State.FAILED, code, reason, when);
    }
}
