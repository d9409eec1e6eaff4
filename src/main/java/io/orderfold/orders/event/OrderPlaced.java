package io.orderfold.orders.event;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import java.time.Instant;
import java.util.List;

/** The customer ordered these lines for this total. */
public record OrderPlaced(
        OrderId orderId,
        String orderNumber,
        CustomerId customerId,
        List<OrderLine> lines,
        Money total,
        Instant placedAt)
        implements OrderEvent {}
