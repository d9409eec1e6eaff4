package io.orderfold.catalogue.projection;

import io.orderfold.catalogue.SmallShopPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = SmallShopPostgres.class)
class PostgresProductProjectionIT extends ProductProjectionTest {}
