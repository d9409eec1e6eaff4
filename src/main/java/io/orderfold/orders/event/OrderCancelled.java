package io.orderfold.orders.event;

import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.ShipmentRef;
import java.util.List;

/** The order was called off; what is named is to be undone: reserved lines, payments not yet settled, shipments not yet sent. */
public record OrderCancelled(
        OrderId orderId,
        String reason,
        List<OrderLine> reserved,
        List<PaymentRef> payments,
        List<ShipmentRef> shipments)
        implements OrderEvent {}
