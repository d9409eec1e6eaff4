package io.orderfold.pricing.command;

import static io.orderfold.pricing.CouponFixture.refusal;
import static io.orderfold.pricing.ShippingFixture.DOLLARS;
import static io.orderfold.pricing.ShippingFixture.EUROS;
import static io.orderfold.pricing.ShippingFixture.PARCEL;
import static io.orderfold.pricing.ShippingFixture.define;
import static io.orderfold.pricing.ShippingFixture.defined;
import static io.orderfold.pricing.ShippingFixture.withdrawn;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.pricing.command.ShippingMethodCommand.DefineShippingMethod;
import io.orderfold.pricing.event.ShippingMethodChanged;
import io.orderfold.pricing.event.ShippingMethodDefined;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class DefineShippingMethodTest {

    private final AggregateTestFixture<ShippingMethod> method = new AggregateTestFixture<>(ShippingMethod.class);

    private final DefineShippingMethod everywhere =
            new DefineShippingMethod(PARCEL, "Parcel", List.of(EUROS), List.of(), "reduced");

    @Test
    void makesAMethodWithEachRegionOnceAndTheUsualTaxCategory() {
        method.givenNoPriorActivity().when(define()).expectEvents(defined()).expectResultMessagePayload(0L);
    }

    @Test
    void makesOneThatGoesEverywhere() {
        method.givenNoPriorActivity()
                .when(everywhere)
                .expectEvents(new ShippingMethodDefined(PARCEL, "Parcel", List.of(EUROS), List.of(), "reduced"));
    }

    @Test
    void makesItAllThatIsSaid() {
        method.given(defined())
                .when(everywhere)
                .expectEvents(new ShippingMethodChanged(PARCEL, "Parcel", List.of(EUROS), List.of(), "reduced"))
                .expectResultMessagePayload(1L);
    }

    @Test
    void changesNothingWhenItIsSoAlready() {
        method.given(defined()).when(define()).expectNoEvents().expectResultMessagePayload(0L);
        method.given(defined(), new ShippingMethodChanged(PARCEL, "Parcel", List.of(EUROS), List.of(), "reduced"))
                .when(everywhere)
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void refusesToChangeWhatWasWithdrawn() {
        method.given(defined(), withdrawn())
                .when(everywhere)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "shipping-method-withdrawn"));
    }

    @Test
    void refusesAMethodWithoutAPrice() {
        method.givenNoPriorActivity()
                .when(define(new io.orderfold.pricing.ShippingPrice[0]))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "shipping-prices-missing"));
    }

    @Test
    void refusesTwoPricesInOneCurrency() {
        method.givenNoPriorActivity()
                .when(define(EUROS, DOLLARS, EUROS))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "shipping-price-twice"));
    }

    @Test
    void refusesABlankName() {
        method.givenNoPriorActivity()
                .when(new DefineShippingMethod(PARCEL, " ", List.of(EUROS), List.of(), null))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "text-missing"));
    }

    @Test
    void refusesAMalformedTaxCategory() {
        method.givenNoPriorActivity()
                .when(new DefineShippingMethod(PARCEL, "Parcel", List.of(EUROS), List.of(), "No such"))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "malformed-tax-category"));
    }

    @Test
    void refusesAStaleVersion() {
        method.given(defined())
                .when(everywhere, Map.of(Metadata.EXPECTED_VERSION, 1L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
