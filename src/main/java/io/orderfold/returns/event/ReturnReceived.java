package io.orderfold.returns.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;
import java.util.List;

/** These pieces are here; {@code receipt} counts what came, from 1, and {@code worth} is what was paid for them. */
public record ReturnReceived(ReturnId returnId, OrderId orderId, int receipt, List<LineQuantity> lines, Money worth)
        implements ReturnEvent {}
