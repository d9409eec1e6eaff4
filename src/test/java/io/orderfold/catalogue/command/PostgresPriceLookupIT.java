package io.orderfold.catalogue.command;

import io.orderfold.catalogue.SmallShopPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = SmallShopPostgres.class)
class PostgresPriceLookupIT extends PriceLookupTest {}
