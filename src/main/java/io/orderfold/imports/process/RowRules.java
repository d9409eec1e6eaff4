package io.orderfold.imports.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.imports.NotTaken;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Rejection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a row must be like to be taken, as far as the row alone can tell. */
final class RowRules {

    static final List<String> HEADER = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    /** Whoever buys without saying who they are. */
    static final String GUEST = "guest";

    private static final BigDecimal HIGHEST_PRICE = new BigDecimal(1_000_000_000);
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_COUNTRY = 100;
    private static final Pattern INVOICE = Pattern.compile("\\p{Graph}{1,64}");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}(\\.0+)?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

    private final int decimals;

    RowRules(Currency currency) {
        this.decimals = Money.scaleOf(currency);
    }

    Row judge(long line, List<String> fields) {
        if (fields.size() != HEADER.size()) {
            return Row.refused(line, null, NotTaken.WRONG_NUMBER_OF_COLUMNS);
        }
        String number = fields.get(0).strip();
        if (!INVOICE.matcher(number).matches()) {
            return Row.refused(line, null, NotTaken.MALFORMED_INVOICE);
        }
        Instant at = date(fields.get(4).strip());
        if (at == null) {
            return Row.refused(line, null, NotTaken.MALFORMED_DATE);
        }
        String customer = customer(fields.get(6).strip());
        if (customer == null) {
            return Row.refused(line, null, NotTaken.MALFORMED_CUSTOMER);
        }
        Row.Invoice invoice = new Row.Invoice(
                number, number.startsWith("C"), customer, at, emptyIsNull(oneLine(fields.get(7), LONGEST_COUNTRY)));
        return goods(line, invoice, fields);
    }

    private Row goods(long line, Row.Invoice invoice, List<String> fields) {
        String sku = fields.get(1).strip();
        if (!isSku(sku)) {
            return Row.refused(line, invoice, NotTaken.MALFORMED_SKU);
        }
        String quantityText = fields.get(3).strip();
        if (!WHOLE.matcher(quantityText).matches()) {
            return Row.refused(line, invoice, NotTaken.MALFORMED_QUANTITY);
        }
        String priceText = fields.get(5).strip();
        if (!DECIMAL.matcher(priceText).matches()) {
            return Row.refused(line, invoice, NotTaken.MALFORMED_PRICE);
        }
        BigDecimal price = new BigDecimal(priceText).stripTrailingZeros();
        long quantity = new BigDecimal(quantityText).longValueExact();
        NotTaken reason = price(price);
        if (reason == null) {
            reason = invoice.cancels() ? cancelled(quantity) : ordered(quantity);
        }
        return reason != null
                ? Row.refused(line, invoice, reason)
                : new Row(
                        line,
                        invoice,
                        new Row.Goods(
                                sku, oneLine(fields.get(2), LONGEST_DESCRIPTION), (int) Math.abs(quantity), price),
                        null);
    }

    private @Nullable NotTaken price(BigDecimal price) {
        if (price.signum() < 0) {
            return NotTaken.NEGATIVE_PRICE;
        }
        if (price.scale() > decimals) {
            return NotTaken.TOO_MANY_DECIMALS;
        }
        return price.compareTo(HIGHEST_PRICE) > 0 ? NotTaken.PRICE_OUT_OF_RANGE : null;
    }

    private static @Nullable NotTaken ordered(long quantity) {
        if (quantity <= 0) {
            return NotTaken.QUANTITY_NOT_POSITIVE;
        }
        return quantity > Quantity.MOST ? NotTaken.QUANTITY_OUT_OF_RANGE : null;
    }

    /** Cancelled quantities are written with a minus; one without is the same quantity. */
    private static @Nullable NotTaken cancelled(long quantity) {
        if (quantity == 0) {
            return NotTaken.QUANTITY_ZERO;
        }
        return Math.abs(quantity) > Quantity.MOST ? NotTaken.QUANTITY_OUT_OF_RANGE : null;
    }

    private static @Nullable Instant date(String text) {
        try {
            return LocalDateTime.parse(text, DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Spreadsheets have made numbers of the ids: {@code 17850.0} is 17850. */
    private static @Nullable String customer(String text) {
        if (text.isEmpty()) {
            return GUEST;
        }
        String id = text.matches("\\d+\\.0+") ? text.substring(0, text.indexOf('.')) : text;
        try {
            return new CustomerId(id).value();
        } catch (Rejection malformed) {
            return null;
        }
    }

    private static boolean isSku(String text) {
        try {
            new Sku(text);
            return true;
        } catch (Rejection malformed) {
            return false;
        }
    }

    private static String oneLine(String text, int most) {
        String line = text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        return line.substring(0, end).strip();
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
