package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Money;
import io.orderfold.orders.PaymentRef;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its order knows it.
 *
 * @param requested asked for and not answered yet
 * @param authorized secured and not taken yet
 * @param declineCode why it was declined, if it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderPaymentView(
        PaymentRef paymentId,
        Money requested,
        Money authorized,
        Money captured,
        Money refunded,
        Money voided,
        @Nullable String declineCode) {}
