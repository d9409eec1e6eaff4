package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.ShippingCharge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order's price was reckoned: what falls on each line of discounts and taxes, and what sending it costs. An order
 * that has none of these costs the sum of its lines, and is not priced.
 *
 * @param lines every line of the order
 * @param shipping null where no shipping method is chosen
 * @param total what the customer pays
 */
@Touches(OrderAreas.PRICE)
public record OrderPriced(
        OrderId orderId, List<LinePrice> lines, @Nullable ShippingCharge shipping, Money total) implements OrderEvent {}
