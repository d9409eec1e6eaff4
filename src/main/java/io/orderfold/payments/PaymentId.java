package io.orderfold.payments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.PaymentRef;
import java.util.UUID;

/** A payment's key. */
public record PaymentId(@JsonValue UUID value) {

    @JsonCreator
    public static PaymentId of(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return new PaymentId(value);
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw Rejection.invalid("malformed-payment-id", "paymentId", "A payment id is a UUID.");
    }

    public static PaymentId of(PaymentRef ref) {
        return new PaymentId(ref.value());
    }

    public PaymentRef ref() {
        return new PaymentRef(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
