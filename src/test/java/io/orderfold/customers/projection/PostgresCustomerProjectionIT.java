package io.orderfold.customers.projection;

import io.orderfold.catalogue.SmallShopPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = SmallShopPostgres.class)
class PostgresCustomerProjectionIT extends CustomerProjectionTest {}
