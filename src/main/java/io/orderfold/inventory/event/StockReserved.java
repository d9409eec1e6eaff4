package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.orders.OrderId;

/**
 * So many more pieces are set aside for an order.
 *
 * @param backordered how many of them were not on hand, and are promised from what arrives
 * @param backorderable whether all of the order's pieces may wait for what arrives
 */
public record StockReserved(Sku sku, OrderId orderId, int quantity, int backordered, boolean backorderable)
        implements StockEvent {}
