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
 * @param quantity ordered, and neither called off nor returned
 * @param cancelled called off after the order was placed
 * @param backordered promised beyond what was in stock, and not shipped yet
 * @param discount its own, and its share of the order's
 * @param tax on what is left
 * @param refunded what went back of it while its pieces stayed with the customer
 * @param total unit price times quantity, less discount, plus the tax where prices do not include it, less what went back
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
        int cancelled,
        int backordered,
        Money unitPrice,
        Money discount,
        Money tax,
        Money refunded,
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
                0,
                line.unitPrice(),
                none,
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
                cancelled,
                backordered,
                newPrice,
                discount,
                tax,
                refunded,
                newPrice.times(quantity).minus(discount).plus(tax),
                taxCategory,
                backorderable,
                null);
    }

    /** As an edit had it, with whatever has become of its pieces since. */
    LineView restored(OrderLine line, int called, @Nullable LinePrice newPrice) {
        return new LineView(
                        lineId,
                        sku,
                        name,
                        quantity,
                        allocated,
                        shipped,
                        delivered,
                        returned,
                        called,
                        backordered,
                        newPrice == null ? line.unitPrice() : newPrice.unitPrice(),
                        Money.zero(line.unitPrice().currency()),
                        Money.zero(line.unitPrice().currency()),
                        refunded,
                        total,
                        taxCategory,
                        backorderable,
                        newPrice)
                .withQuantity(line.quantity() - called - returned);
    }

    LineView refund(Money amount) {
        return new LineView(
                        lineId,
                        sku,
                        name,
                        quantity,
                        allocated,
                        shipped,
                        delivered,
                        returned,
                        cancelled,
                        backordered,
                        unitPrice,
                        discount,
                        tax,
                        refunded.plus(amount),
                        total,
                        taxCategory,
                        backorderable,
                        price)
                .withQuantity(quantity);
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
                        cancelled,
                        backordered,
                        newPrice.unitPrice(),
                        discount,
                        tax,
                        refunded,
                        total,
                        taxCategory,
                        backorderable,
                        newPrice)
                .withQuantity(quantity);
    }

    LineView withQuantity(int newQuantity) {
        return with(newQuantity, allocated, shipped, delivered, returned, cancelled, backordered);
    }

    LineView allocate(int by) {
        return with(quantity, allocated + by, shipped, delivered, returned, cancelled, backordered);
    }

    LineView ship(int by) {
        return with(
                quantity, allocated - by, shipped + by, delivered, returned, cancelled, Math.max(0, backordered - by));
    }

    LineView deliver(int by) {
        return with(quantity, allocated, shipped, delivered + by, returned, cancelled, backordered);
    }

    LineView takeBack(int by) {
        return with(quantity - by, allocated, shipped, delivered, returned + by, cancelled, backordered);
    }

    LineView cancel(int by) {
        return with(quantity - by, allocated, shipped, delivered, returned, cancelled + by, backordered);
    }

    LineView backorder(int of) {
        return with(quantity, allocated, shipped, delivered, returned, cancelled, of);
    }

    private LineView with(
            int newQuantity,
            int newAllocated,
            int newShipped,
            int newDelivered,
            int newReturned,
            int newCancelled,
            int newBackordered) {
        return new LineView(
                lineId,
                sku,
                name,
                newQuantity,
                newAllocated,
                newShipped,
                newDelivered,
                newReturned,
                newCancelled,
                newBackordered,
                unitPrice,
                price == null ? discount : price.discountOf(newQuantity),
                price == null ? tax : price.taxOf(newQuantity),
                refunded,
                (price == null ? unitPrice.times(newQuantity) : price.totalOf(newQuantity))
                        .minus(refunded)
                        .max(Money.zero(unitPrice.currency())),
                taxCategory,
                backorderable,
                price);
    }
}
