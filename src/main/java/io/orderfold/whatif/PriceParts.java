package io.orderfold.whatif;

import io.orderfold.kernel.Money;
import java.util.Currency;

/**
 * What a price is made of, as an order's is.
 *
 * @param subtotal of all lines, before discount, tax and shipping
 * @param discount on all lines
 * @param tax on all lines and on shipping, whether prices include it or not
 * @param shipping what sending costs, after discount
 * @param total what the customer pays
 */
public record PriceParts(Money subtotal, Money discount, Money tax, Money shipping, Money total) {

    public static PriceParts none(Currency currency) {
        Money zero = Money.zero(currency);
        return new PriceParts(zero, zero, zero, zero, zero);
    }
}
