package io.orderfold.orders.command;

import io.orderfold.orders.ReturnTerms;
import io.orderfold.pricing.Coupons;
import java.time.Duration;
import org.axonframework.config.Configurer;

/** What the aggregate needs of its own module, for tests of other modules that run it. */
public final class OrderSurroundings {

    private OrderSurroundings() {}

    public static Configurer register(Configurer axon) {
        return axon.registerComponent(OrderPricing.class, configuration -> OrderFixture.pricing())
                .registerComponent(Coupons.class, configuration -> OrderFixture.COUPONS)
                .registerComponent(ReturnTerms.class, configuration -> new ReturnTerms(Duration.ofDays(30)));
    }
}
