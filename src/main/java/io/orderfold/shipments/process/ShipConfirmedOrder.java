package io.orderfold.shipments.process;

import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.query.OrderView;
import io.orderfold.shipments.ShipmentLine;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Once goods may leave, they are made into shipments; staff may still split them. */
@Component
@ProcessingGroup("shipments.process")
@DisallowReplay
class ShipConfirmedOrder {

    private final SendGoods goods;
    private final OrdersByLog orders;

    ShipConfirmedOrder(SendGoods goods, OrdersByLog orders) {
        this.goods = goods;
        this.orders = orders;
    }

    @EventHandler
    void when(OrderConfirmed event) {
        OrderView order = orders.require(event.orderId());
        List<ShipmentLine> free = order.lines().stream()
                .filter(line -> OrdersByLog.free(line) > 0)
                .map(line -> new ShipmentLine(line.lineId(), line.sku(), line.name(), OrdersByLog.free(line)))
                .toList();
        if (order.status() == OrderStatus.CONFIRMED && !free.isEmpty()) {
            goods.send(order, free);
        }
    }
}
