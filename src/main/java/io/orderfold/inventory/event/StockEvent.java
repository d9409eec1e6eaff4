package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;

/** Everything that can happen to a stock item. Quantities are those of the one movement, not totals. */
public sealed interface StockEvent
        permits StockAdjusted,
                StockAllocated,
                StockCounted,
                StockDeallocated,
                StockDispatched,
                StockLevelsSet,
                StockRanLow,
                StockReceived,
                StockReleased,
                StockReservationPrioritised,
                StockReserved,
                StockTransferCancelled,
                StockTransferReceived,
                StockTransferStarted {

    Sku sku();
}
