package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderLine;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order.
 *
 * @param quantity ordered, and not returned
 * @param backordered promised beyond what was in stock, and not shipped yet
 * @param discount its own, and its share of the order's
 * @param tax on what is left
 * @param total unit price times quantity, less discount, plus the tax where prices do not include it
 * @param price what all pieces that were ordered come to; of that the sums here are the share of {@code quantity}
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
        boolean backorderable,
        @Nullable LinePrice price) {

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
                line.backorderable(),
                null);
    }

    /** What the customer pays for the pieces that have left. */
    @JsonIgnore
    public Money worthShipped() {
        return price == null ? unitPrice.times(shipped) : price.totalOf(shipped);
    }

    LineView withUnitPrice(Money newPrice) {
        return new LineView(
                lineId,
                sku,
                name,
                quantity,
                allocated,
                shipped,
                delivered,
                returned,
                backordered,
                newPrice,
                discount,
                tax,
                newPrice.times(quantity).minus(discount).plus(tax),
                taxCategory,
                backorderable,
                null);
    }

    LineView priced(LinePrice newPrice) {
        return new LineView(
                        lineId,
                        sku,
                        name,
                        quantity,
                        allocated,
                        shipped,
                        delivered,
                        returned,
                        backordered,
                        newPrice.unitPrice(),
                        discount,
                        tax,
                        total,
                        taxCategory,
                        backorderable,
                        newPrice)
                .withQuantity(quantity);
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
                price == null ? discount : price.discountOf(newQuantity),
                price == null ? tax : price.taxOf(newQuantity),
                price == null ? unitPrice.times(newQuantity) : price.totalOf(newQuantity),
                taxCategory,
                backorderable,
                price);
    }
}
