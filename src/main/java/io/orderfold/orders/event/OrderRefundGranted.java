package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineRefund;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.util.List;

/**
 * The customer gets money back without giving goods back: the order costs less by that.
 *
 * @param lines what falls on each line
 * @param shipping what falls on sending
 * @param amount all of it
 */
@Touches({OrderAreas.PRICE, OrderAreas.MONEY})
public record OrderRefundGranted(OrderId orderId, List<LineRefund> lines, Money shipping, Money amount, String reason)
        implements OrderEvent {}
