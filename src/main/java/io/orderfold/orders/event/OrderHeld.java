package io.orderfold.orders.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.util.List;

/** Nothing may be shipped until this hold is released. {@code shortOf} names what a short one waits for. */
@Touches({OrderAreas.HOLDS, OrderAreas.GOODS})
public record OrderHeld(OrderId orderId, HoldKind kind, String reason, List<Sku> shortOf) implements OrderEvent {}
