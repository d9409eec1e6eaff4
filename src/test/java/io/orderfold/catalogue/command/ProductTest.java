package io.orderfold.catalogue.command;

import org.axonframework.test.aggregate.AggregateTestFixture;

/** What the tests of a product's commands share. */
abstract class ProductTest {

    final AggregateTestFixture<Product> product = new AggregateTestFixture<>(Product.class);
}
