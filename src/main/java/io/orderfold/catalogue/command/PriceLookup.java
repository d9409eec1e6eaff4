package io.orderfold.catalogue.command;

import io.orderfold.catalogue.PriceList;
import io.orderfold.catalogue.ProductDirectory;
import io.orderfold.catalogue.Quote;
import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.event.ProductDiscontinued;
import io.orderfold.catalogue.event.ProductPriceChanged;
import io.orderfold.catalogue.event.ProductRegistered;
import io.orderfold.kernel.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The price of everything, as the table {@code product_prices} of the write database has it: what a command about an
 * order is checked against.
 *
 * <p>This is no projection. A projection follows the log at its own pace, in the read database, and an order taken right
 * after a price change would be quoted the old price. Here a row changes in the transaction that appends the event, so
 * that whoever sees the one sees the other; an order's many skus are found by one query, where loading their streams
 * would take one each. The price is paid by catalogue writes, which are rare beside orders. {@link PriceLookupRebuild}
 * makes the table anew from the log.
 *
 * <p>The rows are written as the transaction commits: a command sent within the transaction that changes a price is
 * still quoted the price before it.
 */
@Component
@ProcessingGroup(PriceLookup.GROUP)
class PriceLookup implements PriceList, ProductDirectory {

    static final String GROUP = "catalogue.lookup";

    /** A product's row: its quote in one currency, and whether it may be sold. */
    record Row(Quote quote, boolean discontinued) {}

    private static final String SELECT =
            "select sku, currency, amount, name, tax_category, backorderable, discontinued from product_prices";

    private final JdbcTemplate writeJdbc;

    PriceLookup(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    @Override
    public Map<Sku, Quote> quote(Collection<Sku> skus, Currency currency) {
        Map<Sku, List<Row>> found = find(skus);
        Map<Sku, Quote> quotes = new LinkedHashMap<>();
        for (Sku sku : skus) {
            List<Row> rows = found.getOrDefault(sku, List.of());
            if (rows.isEmpty()) {
                throw ProductRejection.notFound(sku);
            }
            if (rows.get(0).discontinued()) {
                throw ProductRejection.discontinued(sku);
            }
            quotes.put(
                    sku,
                    rows.stream()
                            .map(Row::quote)
                            .filter(quote -> quote.unitPrice().currency().equals(currency))
                            .findFirst()
                            .orElseThrow(() -> ProductRejection.noPriceIn(currency, sku)));
        }
        return quotes;
    }

    @Override
    public void require(Sku sku) {
        if (find(List.of(sku)).isEmpty()) {
            throw ProductRejection.notFound(sku);
        }
    }

    private Map<Sku, List<Row>> find(Collection<Sku> skus) {
        Map<Sku, List<Row>> found = new HashMap<>();
        if (!skus.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(skus.size(), "?"));
            List<Row> rows = select(
                    SELECT + " where sku in (" + marks + ")",
                    skus.stream().map(Sku::value).toArray());
            rows.forEach(row -> found.computeIfAbsent(row.quote().sku(), sku -> new ArrayList<>())
                    .add(row));
        }
        return found;
    }

    /** Every row, by sku and currency. */
    List<Row> all() {
        return select(SELECT + " order by sku, currency");
    }

    void clear() {
        writeJdbc.update("delete from product_prices");
    }

    @EventHandler
    void on(ProductRegistered event) {
        writeJdbc.update(
                "insert into product_prices (sku, currency, amount, name, tax_category, backorderable, discontinued)"
                        + " values (?, ?, ?, ?, ?, ?, false)",
                event.sku().value(),
                event.unitPrice().currency().getCurrencyCode(),
                event.unitPrice().amount(),
                event.name(),
                event.taxCategory(),
                event.backorderable());
    }

    @EventHandler
    void on(ProductPriceChanged event) {
        String sku = event.sku().value();
        String currency = event.unitPrice().currency().getCurrencyCode();
        int changed = writeJdbc.update(
                "update product_prices set amount = ? where sku = ? and currency = ?",
                event.unitPrice().amount(),
                sku,
                currency);
        if (changed == 0) {
            addCurrency(sku, currency, event.unitPrice());
        }
    }

    private void addCurrency(String sku, String currency, Money price) {
        Quote known = select(SELECT + " where sku = ?", sku).stream()
                .map(Row::quote)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The price look-up does not know the product " + sku));
        writeJdbc.update(
                "insert into product_prices (sku, currency, amount, name, tax_category, backorderable, discontinued)"
                        + " values (?, ?, ?, ?, ?, ?, false)",
                sku,
                currency,
                price.amount(),
                known.name(),
                known.taxCategory(),
                known.backorderable());
    }

    @EventHandler
    void on(ProductDiscontinued event) {
        writeJdbc.update(
                "update product_prices set discontinued = true where sku = ?",
                event.sku().value());
    }

    private List<Row> select(String sql, @Nullable Object... arguments) {
        return writeJdbc.query(
                sql,
                (row, number) -> new Row(
                        new Quote(
                                new Sku(row.getString("sku")),
                                row.getString("name"),
                                new Money(row.getBigDecimal("amount"), Money.currency(row.getString("currency"))),
                                row.getString("tax_category"),
                                row.getBoolean("backorderable")),
                        row.getBoolean("discontinued")),
                arguments);
    }
}
