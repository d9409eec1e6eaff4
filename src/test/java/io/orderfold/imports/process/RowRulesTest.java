package io.orderfold.imports.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.imports.NotTaken;
import io.orderfold.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowRulesTest {

    private static final List<String> ORDINARY =
            List.of("536365", "85123A", "HOLDER", "6", "2010-12-01 08:26:00", "2.55", "17850.0", "United Kingdom");

    private static final List<String> COLUMNS = RowRules.HEADER;

    private static Row judge(String currency, String column, String value) {
        List<String> fields = new ArrayList<>(ORDINARY);
        fields.set(COLUMNS.indexOf(column), value);
        return new RowRules(Money.currency(currency)).judge(7, fields);
    }

    @Test
    void takesAnOrdinaryRow() {
        Row row = new RowRules(Money.currency("GBP")).judge(7, ORDINARY);
        assertThat(row.notTaken()).isNull();
        assertThat(row.line()).isEqualTo(7);
        assertThat(row.invoice())
                .isEqualTo(new Row.Invoice(
                        "536365", false, "17850", Instant.parse("2010-12-01T08:26:00Z"), "United Kingdom"));
        assertThat(row.goods()).isEqualTo(new Row.Goods("85123A", "HOLDER", 6, new BigDecimal("2.55")));
    }

    @ParameterizedTest
    @CsvSource({
        "InvoiceNo, '', MALFORMED_INVOICE",
        "InvoiceNo, 5363 65, MALFORMED_INVOICE",
        "InvoiceDate, 01.12.2010, MALFORMED_DATE",
        "InvoiceDate, 2010-02-30 08:26:00, MALFORMED_DATE",
        "InvoiceDate, '', MALFORMED_DATE",
        "CustomerID, a b, MALFORMED_CUSTOMER",
        "StockCode, '', MALFORMED_SKU",
        "StockCode, a/b, MALFORMED_SKU",
        "Quantity, '', MALFORMED_QUANTITY",
        "Quantity, 1.5, MALFORMED_QUANTITY",
        "Quantity, six, MALFORMED_QUANTITY",
        "Quantity, 0, QUANTITY_NOT_POSITIVE",
        "Quantity, -6, QUANTITY_NOT_POSITIVE",
        "Quantity, 1000001, QUANTITY_OUT_OF_RANGE",
        "UnitPrice, '', MALFORMED_PRICE",
        "UnitPrice, 1e3, MALFORMED_PRICE",
        "UnitPrice, '1,50', MALFORMED_PRICE",
        "UnitPrice, -0.01, NEGATIVE_PRICE",
        "UnitPrice, 2.555, TOO_MANY_DECIMALS",
        "UnitPrice, 1000000000.01, PRICE_OUT_OF_RANGE"
    })
    void refuses(String column, String value, NotTaken reason) {
        assertThat(judge("GBP", column, value).notTaken()).isEqualTo(reason);
    }

    @Test
    void refusesARowWithOneColumnTooFew() {
        Row row = new RowRules(Money.currency("GBP")).judge(7, ORDINARY.subList(0, 7));
        assertThat(row.notTaken()).isEqualTo(NotTaken.WRONG_NUMBER_OF_COLUMNS);
    }

    @ParameterizedTest
    @CsvSource({
        "GBP, 2.550, true",
        "GBP, 0, true",
        "GBP, 0.0, true",
        "JPY, 255, true",
        "JPY, 2.55, false",
        "KWD, 2.555, true"
    })
    void goesByTheCurrencysOwnDecimals(String currency, String price, boolean taken) {
        assertThat(judge(currency, "UnitPrice", price).notTaken() == null).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"'', guest", "17850.0, 17850", "17850, 17850", "c-1.0x, c-1.0x"})
    void readsCustomers(String text, String customer) {
        assertThat(judge("GBP", "CustomerID", text).invoice())
                .extracting(Row.Invoice::customerId)
                .isEqualTo(customer);
    }

    @Test
    void saysWhoseInvoiceItIsEvenWhereTheRowIsNotTaken() {
        Row row = judge("GBP", "Quantity", "-6");
        assertThat(row.goods()).isNull();
        assertThat(row.invoice()).extracting(Row.Invoice::customerId).isEqualTo("17850");
    }

    @ParameterizedTest
    @CsvSource({"-6, 6", "6, 6"})
    void takesACancelledQuantityWithItsMinusOrWithout(String text, int quantity) {
        List<String> fields = new ArrayList<>(ORDINARY);
        fields.set(0, "C536379");
        fields.set(3, text);
        Row row = new RowRules(Money.currency("GBP")).judge(7, fields);
        assertThat(row.goods()).extracting(Row.Goods::quantity).isEqualTo(quantity);
        assertThat(row.invoice()).extracting(Row.Invoice::cancels).isEqualTo(true);
    }

    @Test
    void refusesToCancelNothing() {
        List<String> fields = new ArrayList<>(ORDINARY);
        fields.set(0, "C536379");
        fields.set(3, "0");
        assertThat(new RowRules(Money.currency("GBP")).judge(7, fields).notTaken())
                .isEqualTo(NotTaken.QUANTITY_ZERO);
    }

    @Test
    void putsADescriptionIntoOneLine() {
        assertThat(judge("GBP", "Description", "  SET OF\n 6\u0085 MUGS ").goods())
                .extracting(Row.Goods::description)
                .isEqualTo("SET OF 6 MUGS");
    }
}
