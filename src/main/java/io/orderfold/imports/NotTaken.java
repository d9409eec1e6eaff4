package io.orderfold.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Words;
import java.util.Locale;

/** Why a row is not taken. The codes are stable; a row has one reason, the first that applies in this order. */
public enum NotTaken {
    WRONG_NUMBER_OF_COLUMNS("has not eight columns"),
    MALFORMED_INVOICE("has no invoice number, or one beyond 64 printable characters"),
    MALFORMED_DATE("has no invoice date like 2010-12-01 08:26:00"),
    MALFORMED_CUSTOMER("has a customer id beyond 64 letters, digits, dots and dashes"),
    MALFORMED_SKU("has no stock code, or one that can't be a sku"),
    MALFORMED_QUANTITY("has a quantity that is no whole number"),
    MALFORMED_PRICE("has a price that is no decimal number"),
    NEGATIVE_PRICE("has a price below 0"),
    TOO_MANY_DECIMALS("has a price with more decimals than the currency"),
    PRICE_OUT_OF_RANGE("has a price over 1,000,000,000"),
    QUANTITY_NOT_POSITIVE("has no positive quantity in an ordinary invoice"),
    QUANTITY_ZERO("cancels a quantity of 0"),
    QUANTITY_OUT_OF_RANGE("has a quantity over 1,000,000"),
    TOO_MANY_LINES("is beyond the 2,000 lines an order may have"),
    PRODUCT_DISCONTINUED("is of a product that is no longer sold"),
    INVOICE_IMPORTED_OTHERWISE("is of an invoice that was imported with other content"),
    INVOICE_IMPORTED_BEFORE("is of an invoice that another file has placed already"),
    NOTHING_LEFT_TO_TAKE_BACK("cancels more than is left of the customer's earlier orders"),
    ORDER_REFUSED("is of an invoice that the order's own rules refuse");

    private final String inWords;

    NotTaken(String inWords) {
        this.inWords = inWords;
    }

    @JsonCreator
    public static NotTaken of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Goes on from "The row …". */
    public String inWords() {
        return inWords;
    }

    /** The code, such as {@code negative-price}. */
    @JsonValue
    @Override
    public String toString() {
        return Words.of(this);
    }
}
