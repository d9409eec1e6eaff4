package io.orderfold.pricing.command;

import io.orderfold.customers.CustomerAliases;
import io.orderfold.customers.CustomerId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** What the tests of a coupon's commands share. */
abstract class CouponTest {

    final AggregateTestFixture<Coupon> coupon = new AggregateTestFixture<>(Coupon.class);

    /** Who was merged into whom. */
    final Map<CustomerId, Set<CustomerId>> merged = new HashMap<>();

    CouponTest() {
        CustomerAliases aliases = customer -> merged.getOrDefault(customer, Set.of());
        coupon.registerInjectableResource(aliases);
    }
}
