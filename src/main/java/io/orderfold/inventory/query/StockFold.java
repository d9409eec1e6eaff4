package io.orderfold.inventory.query;

import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockDispatched;
import io.orderfold.inventory.event.StockEvent;
import io.orderfold.inventory.event.StockLevelsSet;
import io.orderfold.inventory.event.StockReceived;
import io.orderfold.inventory.event.StockReleased;
import io.orderfold.inventory.event.StockReserved;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import org.jspecify.annotations.Nullable;

/** How stock follows from its events. */
public final class StockFold implements Fold<StockView, StockEvent> {

    @Override
    public StockView after(@Nullable StockView before, StockEvent event, Happened happened) {
        StockView stock = before == null ? StockView.none(event.sku()) : before;
        long onHand = stock.onHand();
        long reserved = stock.reserved();
        if (event instanceof StockReceived received) {
            onHand += received.quantity();
        } else if (event instanceof StockAdjusted adjusted) {
            onHand += adjusted.delta();
        } else if (event instanceof StockCounted counted) {
            onHand = counted.counted();
        } else if (event instanceof StockLevelsSet levels) {
            stock = stock.with(levels.safetyStock(), levels.lowAt());
        } else if (event instanceof StockReserved more) {
            reserved += more.quantity();
        } else if (event instanceof StockReleased fewer) {
            reserved -= fewer.quantity();
        } else if (event instanceof StockDispatched dispatched) {
            onHand -= dispatched.quantity();
            reserved -= dispatched.quantity();
        }
        return stock.with(onHand, reserved, happened.version());
    }
}
