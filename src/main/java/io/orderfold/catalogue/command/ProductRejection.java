package io.orderfold.catalogue.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Rejection;
import java.util.Currency;

/** Why the catalogue refuses. */
final class ProductRejection {

    private ProductRejection() {}

    static Rejection skuTaken(Sku sku) {
        return Rejection.conflict("sku-taken", "There is another product " + sku + " already.")
                .with("sku", sku.value());
    }

    static Rejection negativePrice() {
        return Rejection.invalid("negative-price", "unitPrice.amount", "A price is zero or more.");
    }

    static Rejection malformedTaxCategory() {
        return Rejection.invalid(
                "malformed-tax-category",
                "taxCategory",
                "A tax category has 1 to 40 lower-case letters, digits and dashes, such as standard.");
    }

    static Rejection notFound(Sku sku) {
        return Rejection.notFound("product", sku).with("sku", sku.value());
    }

    static Rejection discontinued(Sku sku) {
        return Rejection.conflict("product-discontinued", "The product " + sku + " is not sold any more.")
                .with("sku", sku.value());
    }

    static Rejection noPriceIn(Currency currency, Sku sku) {
        return Rejection.conflict("no-price-in-currency", "The product " + sku + " has no price in " + currency + ".")
                .with("sku", sku.value())
                .with("currency", currency.getCurrencyCode());
    }
}
