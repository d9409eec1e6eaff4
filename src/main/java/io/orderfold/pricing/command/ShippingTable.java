package io.orderfold.pricing.command;

import io.orderfold.kernel.Money;
import io.orderfold.pricing.Region;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingMethods;
import io.orderfold.pricing.ShippingPrice;
import io.orderfold.pricing.ShippingQuote;
import io.orderfold.pricing.event.ShippingMethodChanged;
import io.orderfold.pricing.event.ShippingMethodDefined;
import io.orderfold.pricing.event.ShippingMethodEvent;
import io.orderfold.pricing.event.ShippingMethodWithdrawn;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The ways of sending goods, as the tables {@code shipping_methods}, {@code shipping_prices} and {@code shipping_regions}
 * have them.
 */
@Component
@ProcessingGroup(LookUpTable.GROUP)
class ShippingTable extends LookUpTable<ShippingMethodEvent> implements ShippingMethods {

    private record Row(String name, String taxCategory, boolean withdrawn) {}

    ShippingTable(JdbcTemplate writeJdbc) {
        super(
                writeJdbc,
                ShippingMethodEvent.class,
                Map.of(
                        "shipping_methods",
                        "code",
                        "shipping_prices",
                        "code, currency",
                        "shipping_regions",
                        "code, region"));
    }

    @Override
    public ShippingQuote quote(ShippingMethodCode code, Currency currency, Money goods, @Nullable String region) {
        Row method = writeJdbc
                .query(
                        "select name, tax_category, withdrawn from shipping_methods where code = ?",
                        (row, number) -> new Row(row.getString(1), row.getString(2), row.getBoolean(3)),
                        code.value())
                .stream()
                .findFirst()
                .orElseThrow(() -> ShippingMethodRejection.notFound(code));
        if (method.withdrawn()) {
            throw ShippingMethodRejection.withdrawn(code);
        }
        if (region != null) {
            refuseUnlessItGoesTo(region, code);
        }
        ShippingPrice price = writeJdbc
                .query(
                        "select amount, free_from from shipping_prices where code = ? and currency = ?",
                        (row, number) -> price(row, currency),
                        code.value(),
                        currency.getCurrencyCode())
                .stream()
                .findFirst()
                .orElseThrow(() -> ShippingMethodRejection.noPriceIn(currency, code));
        return new ShippingQuote(code, method.name(), price.of(goods), method.taxCategory());
    }

    private void refuseUnlessItGoesTo(String region, ShippingMethodCode code) {
        List<String> regions = writeJdbc.queryForList(
                "select region from shipping_regions where code = ?", String.class, code.value());
        if (!regions.isEmpty() && !regions.contains(region)) {
            throw ShippingMethodRejection.notToRegion(code, region);
        }
    }

    private static ShippingPrice price(ResultSet row, Currency currency) throws SQLException {
        BigDecimal freeFrom = row.getBigDecimal("free_from");
        return new ShippingPrice(
                new Money(row.getBigDecimal("amount"), currency),
                freeFrom == null ? null : new Money(freeFrom, currency));
    }

    @EventHandler
    void on(ShippingMethodEvent event) {
        take(event);
    }

    @Override
    void take(ShippingMethodEvent event) {
        if (event instanceof ShippingMethodDefined defined) {
            insert(defined.code(), defined.name(), defined.prices(), defined.regions(), defined.taxCategory());
        } else if (event instanceof ShippingMethodChanged changed) {
            for (String table : List.of("shipping_methods", "shipping_prices", "shipping_regions")) {
                writeJdbc.update(
                        "delete from " + table + " where code = ?",
                        changed.code().value());
            }
            insert(changed.code(), changed.name(), changed.prices(), changed.regions(), changed.taxCategory());
        } else if (event instanceof ShippingMethodWithdrawn withdrawn) {
            writeJdbc.update(
                    "update shipping_methods set withdrawn = true where code = ?",
                    withdrawn.code().value());
        }
    }

    private void insert(
            ShippingMethodCode code, String name, List<ShippingPrice> prices, List<Region> regions, String category) {
        writeJdbc.update(
                "insert into shipping_methods (code, name, tax_category, withdrawn) values (?, ?, ?, false)",
                code.value(),
                name,
                category);
        for (ShippingPrice price : prices) {
            Money freeFrom = price.freeFrom();
            writeJdbc.update(
                    "insert into shipping_prices (code, currency, amount, free_from) values (?, ?, ?, ?)",
                    code.value(),
                    price.price().currency().getCurrencyCode(),
                    price.price().amount(),
                    freeFrom == null ? null : freeFrom.amount());
        }
        for (Region region : regions) {
            writeJdbc.update("insert into shipping_regions (code, region) values (?, ?)", code.value(), region.value());
        }
    }
}
