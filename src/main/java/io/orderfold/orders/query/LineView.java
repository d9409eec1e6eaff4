package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderLine;

/**
 * A line of an order.
 *
 * @param quantity ordered, and not returned
 * @param backordered promised beyond what was in stock, and not shipped yet
 * @param total unit price times quantity, less discount, plus tax
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineView(
        LineId lineId,
        Sku sku,
        String name,
        int quantity,
        int allocated,
        int shipped,
        int delivered,
        int returned,
        int backordered,
        Money unitPrice,
        Money discount,
        Money tax,
        Money total,
        String taxCategory,
        boolean backorderable) {

    static LineView of(OrderLine line) {
        Money none = Money.zero(line.unitPrice().currency());
        return new LineView(
                line.lineId(),
                line.sku(),
                line.name(),
                line.quantity(),
                0,
                0,
                0,
                0,
                0,
                line.unitPrice(),
                none,
                none,
                line.total(),
                line.taxCategory(),
                line.backorderable());
    }

    LineView withQuantity(int newQuantity) {
        return with(newQuantity, allocated, shipped, delivered, returned, backordered);
    }

    LineView allocate(int by) {
        return with(quantity, allocated + by, shipped, delivered, returned, backordered);
    }

    LineView ship(int by) {
        return with(quantity, allocated - by, shipped + by, delivered, returned, Math.max(0, backordered - by));
    }

    LineView deliver(int by) {
        return with(quantity, allocated, shipped, delivered + by, returned, backordered);
    }

    LineView takeBack(int by) {
        return with(quantity - by, allocated, shipped, delivered, returned + by, backordered);
    }

    LineView backorder(int of) {
        return with(quantity, allocated, shipped, delivered, returned, of);
    }

    private LineView with(
            int newQuantity, int newAllocated, int newShipped, int newDelivered, int newReturned, int newBackordered) {
        return new LineView(
                lineId,
                sku,
                name,
                newQuantity,
                newAllocated,
                newShipped,
                newDelivered,
                newReturned,
                newBackordered,
                unitPrice,
                discount,
                tax,
                unitPrice.times(newQuantity).minus(discount).plus(tax),
                taxCategory,
                backorderable);
    }
}
