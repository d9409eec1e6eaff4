package io.orderfold.returns.query;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;
import io.orderfold.returns.Condition;
import io.orderfold.returns.Inspected;
import io.orderfold.returns.ReturnLine;
import io.orderfold.returns.ReturnReason;

/**
 * Pieces of an order's line on their way back.
 *
 * @param quantity allowed to come
 * @param received here; of them so many were found resalable, damaged, and so many went to stock
 */
public record ReturnLineView(
        LineId lineId,
        Sku sku,
        String name,
        int quantity,
        ReturnReason reason,
        int received,
        int resalable,
        int damaged,
        int restocked,
        Money unitPrice) {

    static ReturnLineView of(ReturnLine line) {
        return new ReturnLineView(
                line.lineId(), line.sku(), line.name(), line.quantity(), line.reason(), 0, 0, 0, 0, line.unitPrice());
    }

    ReturnLineView receive(int pieces) {
        return with(received + pieces, resalable, damaged, restocked);
    }

    ReturnLineView inspect(Inspected found) {
        boolean fine = found.condition() == Condition.RESALABLE;
        return with(
                received,
                resalable + (fine ? found.quantity() : 0),
                damaged + (fine ? 0 : found.quantity()),
                restocked + (found.restock() ? found.quantity() : 0));
    }

    private ReturnLineView with(int nowReceived, int nowResalable, int nowDamaged, int nowRestocked) {
        return new ReturnLineView(
                lineId, sku, name, quantity, reason, nowReceived, nowResalable, nowDamaged, nowRestocked, unitPrice);
    }
}
