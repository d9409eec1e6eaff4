package io.orderfold.returns.event;

import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;

/** The goods may not come. */
public record ReturnRejected(ReturnId returnId, OrderId orderId, String reason) implements ReturnEvent {}
