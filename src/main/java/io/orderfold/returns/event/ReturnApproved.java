package io.orderfold.returns.event;

import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;

/** The goods may come. */
public record ReturnApproved(ReturnId returnId, OrderId orderId) implements ReturnEvent {}
