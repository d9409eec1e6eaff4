package io.orderfold.returns.event;

import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;
import java.util.List;

/** These pieces are here; {@code receipt} counts what came, from 1. */
public record ReturnReceived(ReturnId returnId, OrderId orderId, int receipt, List<LineQuantity> lines)
        implements ReturnEvent {}
