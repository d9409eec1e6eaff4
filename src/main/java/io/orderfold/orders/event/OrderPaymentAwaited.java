package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import java.time.Instant;

/** The order waits for its customer's money. */
public record OrderPaymentAwaited(OrderId orderId, Money due, Instant payBy) implements OrderEvent {}
