package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody of the staff gave the customer until {@code payBy} to pay; null for as long as it takes. */
@Touches(OrderAreas.MONEY)
public record OrderPaymentTimeMoved(
        OrderId orderId, @Nullable Instant payBy, String reason) implements OrderEvent {}
