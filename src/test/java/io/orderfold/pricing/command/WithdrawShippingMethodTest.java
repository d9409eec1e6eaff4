package io.orderfold.pricing.command;

import static io.orderfold.pricing.CouponFixture.refusal;
import static io.orderfold.pricing.ShippingFixture.PARCEL;
import static io.orderfold.pricing.ShippingFixture.defined;
import static io.orderfold.pricing.ShippingFixture.withdrawn;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.pricing.command.ShippingMethodCommand.WithdrawShippingMethod;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class WithdrawShippingMethodTest {

    private final AggregateTestFixture<ShippingMethod> method = new AggregateTestFixture<>(ShippingMethod.class);

    private final WithdrawShippingMethod withdraw = new WithdrawShippingMethod(PARCEL);

    @Test
    void endsTheMethod() {
        method.given(defined()).when(withdraw).expectEvents(withdrawn()).expectResultMessagePayload(1L);
    }

    @Test
    void changesNothingTheSecondTime() {
        method.given(defined(), withdrawn()).when(withdraw).expectNoEvents().expectResultMessagePayload(1L);
    }

    @Test
    void refusesAMethodThatIsNotThere() {
        method.givenNoPriorActivity()
                .when(withdraw)
                .expectNoEvents()
                .expectException(refusal(Kind.NOT_FOUND, "shipping-method-not-found"));
    }

    @Test
    void refusesAStaleVersion() {
        method.given(defined())
                .when(withdraw, Map.of(Metadata.EXPECTED_VERSION, 5L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
