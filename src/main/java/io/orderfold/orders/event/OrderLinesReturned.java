package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.ReturnRef;
import java.util.List;

/** These pieces have come back; {@code receiptId} tells this receipt from others, {@code worth} is what was paid for them. */
@Touches({OrderAreas.GOODS, OrderAreas.MONEY})
public record OrderLinesReturned(
        OrderId orderId, ReturnRef returnRef, String receiptId, List<LineQuantity> lines, Money worth)
        implements OrderEvent {}
