package io.orderfold.returns.event;

import io.orderfold.orders.OrderId;
import io.orderfold.returns.Inspected;
import io.orderfold.returns.ReturnId;
import java.util.List;

/** These pieces were looked at; those to be restocked are in stock again. */
public record ReturnInspected(ReturnId returnId, OrderId orderId, List<Inspected> lines) implements ReturnEvent {}
