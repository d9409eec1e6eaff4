package io.orderfold.inventory;

import io.orderfold.catalogue.PriceList;
import io.orderfold.catalogue.ProductDirectory;
import io.orderfold.catalogue.Quote;
import io.orderfold.customers.CustomerAliases;
import io.orderfold.customers.CustomerDirectory;
import io.orderfold.kernel.Money;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * Inventory and what it stands on, and nothing downstream of it: no payment is made here unless a test makes it. Every
 * product costs 10.00; those whose sku starts with {@code LATER} may be promised before they are there.
 */
@EnableAutoConfiguration
@ComponentScan({"io.orderfold.kernel", "io.orderfold.pricing", "io.orderfold.orders", "io.orderfold.inventory"})
public class InventoryContext {

    @Bean
    PriceList priceList() {
        return (skus, currency) -> Set.copyOf(skus).stream()
                .map(sku -> new Quote(
                        sku,
                        "A " + sku,
                        Money.of("10.00", currency),
                        "standard",
                        sku.value().startsWith("LATER")))
                .collect(Collectors.toMap(Quote::sku, Function.identity()));
    }

    @Bean
    CustomerDirectory customers() {
        return customerId -> {};
    }

    @Bean
    CustomerAliases aliases() {
        return customerId -> Set.of();
    }

    @Bean
    ProductDirectory products() {
        return sku -> {
            if (sku.equals(StockFixture.UNKNOWN)) {
                StockFixture.products().require(sku);
            }
        };
    }
}
