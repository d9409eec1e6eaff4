package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** The line costs what its product cost when the edit was staged. */
@Touches({OrderAreas.LINES, OrderAreas.PRICE})
public record OrderLineRequoted(OrderId orderId, LineId lineId, Money unitPrice) implements OrderEvent {}
