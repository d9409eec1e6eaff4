package io.orderfold.returns.event;

import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;

/** It is over; what had not come by then is not expected any more. */
public record ReturnClosed(ReturnId returnId, OrderId orderId) implements ReturnEvent {}
