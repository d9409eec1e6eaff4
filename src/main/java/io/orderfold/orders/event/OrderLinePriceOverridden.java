package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** Somebody gave a line another price than the catalogue's, and said why. */
@Touches(OrderAreas.PRICE)
public record OrderLinePriceOverridden(OrderId orderId, LineId lineId, Money unitPrice, String reason)
        implements OrderEvent {}
