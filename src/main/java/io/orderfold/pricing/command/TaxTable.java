package io.orderfold.pricing.command;

import io.orderfold.pricing.TaxRate;
import io.orderfold.pricing.TaxRates;
import io.orderfold.pricing.event.PricesIncludeTaxSet;
import io.orderfold.pricing.event.TaxEvent;
import io.orderfold.pricing.event.TaxRateSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The taxes that managers keep, as the tables {@code tax_rates} and {@code tax_regions} have them. */
@Component
@ProcessingGroup(LookUpTable.GROUP)
class TaxTable extends LookUpTable<TaxEvent> implements TaxRates {

    TaxTable(JdbcTemplate writeJdbc) {
        super(writeJdbc, TaxEvent.class, Map.of("tax_rates", "region, category, valid_from", "tax_regions", "region"));
    }

    @Override
    public TaxRate rate(@Nullable String region, String category, LocalDate on) {
        if (region == null) {
            return TaxRate.NONE;
        }
        return writeJdbc
                .queryForList(
                        "select percent from tax_rates where region = ? and category = ? and valid_from <= ?"
                                + " order by valid_from desc limit 1",
                        BigDecimal.class,
                        region,
                        category,
                        on)
                .stream()
                .findFirst()
                .map(TaxRate::new)
                .orElse(TaxRate.NONE);
    }

    @Override
    public boolean pricesIncludeTax(@Nullable String region) {
        return region != null
                && writeJdbc
                        .queryForList(
                                "select prices_include_tax from tax_regions where region = ?", Boolean.class, region)
                        .contains(true);
    }

    @EventHandler
    void on(TaxEvent event) {
        take(event);
    }

    @Override
    void take(TaxEvent event) {
        if (event instanceof TaxRateSet rate) {
            set(rate);
        } else if (event instanceof PricesIncludeTaxSet prices) {
            set(prices);
        }
    }

    private void set(TaxRateSet rate) {
        Object[] row = {rate.percent(), rate.region().value(), rate.category(), rate.validFrom()};
        if (writeJdbc.update(
                        "update tax_rates set percent = ? where region = ? and category = ? and valid_from = ?", row)
                == 0) {
            writeJdbc.update("insert into tax_rates (percent, region, category, valid_from) values (?, ?, ?, ?)", row);
        }
    }

    private void set(PricesIncludeTaxSet prices) {
        Object[] row = {prices.included(), prices.region().value()};
        if (writeJdbc.update("update tax_regions set prices_include_tax = ? where region = ?", row) == 0) {
            writeJdbc.update("insert into tax_regions (prices_include_tax, region) values (?, ?)", row);
        }
    }
}
