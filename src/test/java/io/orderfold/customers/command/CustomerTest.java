package io.orderfold.customers.command;

import org.axonframework.test.aggregate.AggregateTestFixture;

/** What the tests of a customer's commands share. */
abstract class CustomerTest {

    final AggregateTestFixture<Customer> customer = new AggregateTestFixture<>(Customer.class);
}
