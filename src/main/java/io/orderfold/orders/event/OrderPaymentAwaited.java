package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.time.Instant;

/** The order waits for its customer's money. */
@Touches(OrderAreas.MONEY)
public record OrderPaymentAwaited(OrderId orderId, Money due, Instant payBy) implements OrderEvent {}
