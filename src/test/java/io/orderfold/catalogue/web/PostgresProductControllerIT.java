package io.orderfold.catalogue.web;

import io.orderfold.catalogue.SmallShopPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL. */
@ContextConfiguration(initializers = SmallShopPostgres.class)
class PostgresProductControllerIT extends ProductControllerTest {}
