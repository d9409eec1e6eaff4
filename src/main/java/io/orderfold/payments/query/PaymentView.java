package io.orderfold.payments.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.PaymentStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as people see it, folded from its events by {@link PaymentFold}.
 *
 * @param amount what was asked for
 * @param authorized how much of it the provider secured: all or nothing
 * @param captured what was taken; what the provider has not confirmed yet is in {@code captures} as pending
 * @param voided what was let go untaken
 * @param declineCode why the provider secured nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentView(
        PaymentId paymentId,
        OrderId orderId,
        long version,
        PaymentStatus status,
        Money amount,
        Money authorized,
        Money captured,
        Money voided,
        Money refunded,
        String currency,
        @Nullable String method,
        @Nullable String reference,
        String provider,
        @Nullable String declineCode,
        List<MoneyMove> captures,
        List<MoneyMove> voids,
        List<MoneyMove> refunds,
        Instant requestedAt,
        Instant updatedAt)
        implements Versioned {

    /** Taken, or about to be. */
    @JsonIgnore
    public Money taken() {
        return standing(captures);
    }

    /** Secured, and neither taken nor let go nor on its way to be. */
    @JsonIgnore
    public Money capturable() {
        return authorized.minus(taken()).minus(standing(voids));
    }

    /** Captured, and neither given back nor on its way. */
    @JsonIgnore
    public Money refundable() {
        return captured.minus(standing(refunds));
    }

    private Money standing(List<MoneyMove> moves) {
        return Money.sum(
                amount.currency(),
                moves.stream()
                        .filter(move -> move.state() != MoneyMove.State.FAILED)
                        .map(MoneyMove::amount)
                        .toList());
    }
}
