package io.orderfold.customers.web;

import io.orderfold.catalogue.SmallShopPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = SmallShopPostgres.class)
class PostgresCustomerControllerIT extends CustomerControllerTest {}
