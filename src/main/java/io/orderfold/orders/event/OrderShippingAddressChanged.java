package io.orderfold.orders.event;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Touches;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** The goods shall go there. */
@Touches({OrderAreas.ADDRESS, OrderAreas.PRICE})
public record OrderShippingAddressChanged(
        OrderId orderId, CustomerId customerId, @Personal PostalAddress shippingAddress) implements OrderEvent {}
