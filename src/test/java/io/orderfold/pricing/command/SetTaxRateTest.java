package io.orderfold.pricing.command;

import static io.orderfold.pricing.CouponFixture.refusal;
import static io.orderfold.pricing.TaxFixture.included;
import static io.orderfold.pricing.TaxFixture.rate;
import static io.orderfold.pricing.TaxFixture.set;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetTaxRateTest {

    private final AggregateTestFixture<TaxRegion> region = new AggregateTestFixture<>(TaxRegion.class);

    @Test
    void setsTheFirstRateOfARegion() {
        region.givenNoPriorActivity()
                .when(set("standard", "19.00", "2007-01-01"))
                .expectEvents(rate("standard", "19", "2007-01-01"))
                .expectResultMessagePayload(0L);
    }

    @Test
    void setsRatesOfOtherDaysAndCategoriesBeside() {
        region.given(rate("standard", "19", "2007-01-01"), included(true))
                .when(set("standard", "16", "2020-07-01"))
                .expectEvents(rate("standard", "16", "2020-07-01"))
                .expectResultMessagePayload(2L);
        region.given(rate("standard", "19", "2007-01-01"))
                .when(set("reduced", "19", "2007-01-01"))
                .expectEvents(rate("reduced", "19", "2007-01-01"));
    }

    @Test
    void putsAnotherRateInThePlaceOfOneOfTheSameDay() {
        region.given(rate("standard", "19", "2027-01-01"))
                .when(set("standard", "20.125", "2027-01-01"))
                .expectEvents(rate("standard", "20.125", "2027-01-01"));
    }

    @Test
    void takesARateOfNothing() {
        region.givenNoPriorActivity()
                .when(set("books", "0", "2026-01-01"))
                .expectEvents(rate("books", "0", "2026-01-01"));
    }

    @Test
    void changesNothingWhenThatIsTheRateAlready() {
        region.given(rate("standard", "19", "2007-01-01"))
                .when(set("standard", "19.0", "2007-01-01"))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "100.5", "19.00001", "1e999999999"})
    void refusesAPercentageThatIsNoRate(String percent) {
        region.givenNoPriorActivity()
                .when(set("standard", percent, "2026-01-01"))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "percent-out-of-range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Standard", "a b"})
    void refusesAMalformedCategory(String category) {
        region.givenNoPriorActivity()
                .when(set(category, "19", "2026-01-01"))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "malformed-tax-category"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "3000-01-01", "+999999999-12-31"})
    void refusesADayThatCannotBeMeant(String day) {
        region.givenNoPriorActivity()
                .when(set("standard", "19", day))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "day-out-of-range"));
    }

    @Test
    void refusesAStaleVersion() {
        region.given(rate("standard", "19", "2007-01-01"))
                .when(set("standard", "20", "2007-01-01"), Map.of(Metadata.EXPECTED_VERSION, 1L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
