package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.pricing.ShippingMethodCode;
import org.jspecify.annotations.Nullable;

/**
 * How the goods shall be sent; what that costs is said when the order is priced.
 *
 * @param method null where none is chosen any more
 */
@Touches(OrderAreas.PRICE)
public record OrderShippingMethodChosen(
        OrderId orderId, @Nullable ShippingMethodCode method) implements OrderEvent {}
