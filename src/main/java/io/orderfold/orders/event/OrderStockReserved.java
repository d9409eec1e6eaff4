package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.util.List;

/** Every line is reserved; {@code backordered} are pieces promised beyond what is in stock, {@code due} is the money not yet asked for. */
@Touches(OrderAreas.GOODS)
public record OrderStockReserved(OrderId orderId, List<LineQuantity> backordered, Money due) implements OrderEvent {}
