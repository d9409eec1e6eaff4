package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.time.Instant;

/** The offer is good until then instead. */
@Touches(OrderAreas.PRICE)
public record OrderQuoteExpiryMoved(OrderId orderId, Instant validUntil, String reason) implements OrderEvent {}
