package io.orderfold.pricing.command;

import static io.orderfold.pricing.CouponFixture.refusal;
import static io.orderfold.pricing.TaxFixture.include;
import static io.orderfold.pricing.TaxFixture.included;
import static io.orderfold.pricing.TaxFixture.rate;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class SetPricesIncludeTaxTest {

    private final AggregateTestFixture<TaxRegion> region = new AggregateTestFixture<>(TaxRegion.class);

    @Test
    void saysThatPricesHaveTheTaxInThem() {
        region.given(rate("standard", "19", "2007-01-01"))
                .when(include(true))
                .expectEvents(included(true))
                .expectResultMessagePayload(1L);
    }

    @Test
    void saysSoOfARegionWithoutRates() {
        region.givenNoPriorActivity()
                .when(include(false))
                .expectEvents(included(false))
                .expectResultMessagePayload(0L);
    }

    @Test
    void saysThatTheyHaveItNoMore() {
        region.given(included(true)).when(include(false)).expectEvents(included(false));
    }

    @Test
    void changesNothingWhenItIsSoAlready() {
        region.given(included(true)).when(include(true)).expectNoEvents().expectResultMessagePayload(0L);
    }

    @Test
    void refusesAStaleVersion() {
        region.given(included(true))
                .when(include(false), Map.of(Metadata.EXPECTED_VERSION, 3L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
