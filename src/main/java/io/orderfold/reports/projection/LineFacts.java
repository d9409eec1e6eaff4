package io.orderfold.reports.projection;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderLine;
import org.jspecify.annotations.Nullable;

/**
 * What reports know of a line of an order.
 *
 * @param ordered all pieces, those that were called off included
 * @param price what all pieces come to; null where that was never reckoned, and is the unit price times their number
 * @param refunded what was given back while its pieces stayed with the customer
 */
record LineFacts(
        LineId lineId,
        Sku sku,
        String category,
        int ordered,
        int cancelled,
        int shipped,
        int delivered,
        int returned,
        Money unitPrice,
        @Nullable LinePrice price,
        Money refunded) {

    static LineFacts of(OrderLine line) {
        return new LineFacts(
                line.lineId(),
                line.sku(),
                line.taxCategory(),
                line.quantity(),
                0,
                0,
                0,
                0,
                line.unitPrice(),
                null,
                Money.zero(line.unitPrice().currency()));
    }

    /** What the customer pays for the first so many pieces. */
    Money worth(int pieces) {
        return price == null ? unitPrice.times(pieces) : price.totalOf(pieces);
    }

    /** Pieces that the customer has or gets: of an order that was called off, those that had left. */
    int sold(boolean calledOff) {
        return calledOff ? shipped : ordered - cancelled;
    }

    Money discountOf(int pieces) {
        return price == null ? Money.zero(unitPrice.currency()) : price.discountOf(pieces);
    }

    Money taxOf(int pieces) {
        return price == null ? Money.zero(unitPrice.currency()) : price.taxOf(pieces);
    }

    LineFacts priced(@Nullable LinePrice newPrice) {
        return new LineFacts(
                lineId,
                sku,
                category,
                ordered,
                cancelled,
                shipped,
                delivered,
                returned,
                newPrice == null ? unitPrice : newPrice.unitPrice(),
                newPrice,
                refunded);
    }

    LineFacts costing(Money newPrice) {
        return new LineFacts(
                lineId, sku, category, ordered, cancelled, shipped, delivered, returned, newPrice, null, refunded);
    }

    LineFacts counting(int newOrdered, int newCancelled, int newShipped, int newDelivered, int newReturned) {
        return new LineFacts(
                lineId,
                sku,
                category,
                newOrdered,
                newCancelled,
                newShipped,
                newDelivered,
                newReturned,
                unitPrice,
                price,
                refunded);
    }

    LineFacts refund(Money amount) {
        return new LineFacts(
                lineId,
                sku,
                category,
                ordered,
                cancelled,
                shipped,
                delivered,
                returned,
                unitPrice,
                price,
                refunded.plus(amount));
    }
}
