package io.orderfold.orders.event;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.RequestedLine;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order was started. {@code requested} is what was asked for; {@code lines} what came of it. */
public record OrderDrafted(
        OrderId orderId,
        String orderNumber,
        CustomerId customerId,
        Currency currency,
        List<RequestedLine> requested,
        List<OrderLine> lines,
        @Personal @Nullable PostalAddress shippingAddress)
        implements OrderEvent {}
