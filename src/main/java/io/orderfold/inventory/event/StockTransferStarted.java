package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;

/**
 * So many pieces have left one location for another; till they arrive they are nowhere on hand.
 *
 * @param transfer counted from 1, of each product on its own
 */
public record StockTransferStarted(
        Sku sku, int transfer, LocationCode from, LocationCode to, int quantity, String reason) implements StockEvent {}
