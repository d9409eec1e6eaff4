package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody of the staff has said until when the order's goods may be sent back; null for ever. */
@Touches(OrderAreas.GOODS)
public record OrderReturnWindowMoved(
        OrderId orderId, @Nullable Instant until, String reason) implements OrderEvent {}
