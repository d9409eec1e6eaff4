package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody shall look at the hold by then; at no time in particular, where {@code reviewBy} is null. */
@Touches(OrderAreas.HOLDS)
public record OrderHoldReviewSet(
        OrderId orderId, HoldKind kind, @Nullable Instant reviewBy) implements OrderEvent {}
