package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.orderfold.catalogue.Quote;
import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;

/**
 * What is ordered, at the price it had when the line was added; later price changes do not reach it.
 *
 * @param unitPrice for one piece, before discount and tax
 */
public record OrderLine(
        LineId lineId, Sku sku, String name, int quantity, Money unitPrice, String taxCategory, boolean backorderable) {

    public static OrderLine of(LineId lineId, Quote quote, int quantity) {
        return new OrderLine(
                lineId,
                quote.sku(),
                quote.name(),
                quantity,
                quote.unitPrice(),
                quote.taxCategory(),
                quote.backorderable());
    }

    public OrderLine withQuantity(int newQuantity) {
        return new OrderLine(lineId, sku, name, newQuantity, unitPrice, taxCategory, backorderable);
    }

    public OrderLine withUnitPrice(Money newPrice) {
        return new OrderLine(lineId, sku, name, quantity, newPrice, taxCategory, backorderable);
    }

    /** Unit price times quantity. */
    @JsonIgnore
    public Money total() {
        return unitPrice.times(quantity);
    }
}
