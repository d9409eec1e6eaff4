package io.orderfold.orders.event;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Touches;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderEdit;
import io.orderfold.orders.OrderId;
import org.jspecify.annotations.Nullable;

/** It was worked out what an edit would make of the order; nothing of it is done. Takes the place of any staged before. */
@Touches(OrderAreas.EDIT)
public record OrderEditStaged(
        OrderId orderId,
        CustomerId customerId,
        OrderEdit edit,
        @Personal @Nullable PostalAddress shippingAddress) implements OrderEvent {}
