package io.orderfold.inventory.command;

import io.orderfold.inventory.StockFixture;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/** What the tests of a stock item's commands share. */
abstract class StockItemTest {

    final FixtureConfiguration<StockItem> stock = new AggregateTestFixture<>(StockItem.class)
            .registerInjectableResource(StockFixture.products())
            .registerInjectableResource(StockFixture.locations());
}
