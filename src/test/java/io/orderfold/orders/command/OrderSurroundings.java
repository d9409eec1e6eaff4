package io.orderfold.orders.command;

import io.orderfold.pricing.Coupons;
import org.axonframework.config.Configurer;

/** What the aggregate needs of its own module, for tests of other modules that run it. */
public final class OrderSurroundings {

    private OrderSurroundings() {}

    public static Configurer register(Configurer axon) {
        return axon.registerComponent(OrderPricing.class, configuration -> OrderFixture.pricing())
                .registerComponent(Coupons.class, configuration -> OrderFixture.COUPONS);
    }
}
