package io.orderfold.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;

/** How far a delivery is. */
public enum DeliveryState {
    /** It is to be sent, or sent again. */
    PENDING,
    /** Its receiver has said that it has it. */
    DELIVERED,
    /** It was tried for days, or was a ping: it is not tried any more by itself. */
    FAILED;

    @JsonCreator
    public static DeliveryState of(String text) {
        return Words.read(
                DeliveryState.class,
                text,
                () -> Rejection.invalid(
                        "unknown-delivery-state", "state", "A delivery is pending, delivered or failed."));
    }

    @JsonValue
    @Override
    public String toString() {
        return Words.of(this);
    }
}
