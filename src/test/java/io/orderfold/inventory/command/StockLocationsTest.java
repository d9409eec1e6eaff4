package io.orderfold.inventory.command;

import static io.orderfold.inventory.LocationCode.MAIN;
import static io.orderfold.inventory.StockFixture.NORTH;
import static io.orderfold.inventory.StockFixture.NOWHERE;
import static io.orderfold.inventory.StockFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.inventory.AllocationRule;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.Site;
import io.orderfold.inventory.command.LocationCommand.CloseLocation;
import io.orderfold.inventory.command.LocationCommand.DefineLocation;
import io.orderfold.inventory.command.LocationCommand.SetAllocationRule;
import io.orderfold.inventory.event.AllocationRuleSet;
import io.orderfold.inventory.event.LocationChanged;
import io.orderfold.inventory.event.LocationClosed;
import io.orderfold.inventory.event.LocationOpened;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockLocationsTest {

    private static final Site BERLIN = new Site("DE", "10115");
    private static final LocationOpened OPENED = new LocationOpened(NORTH, "North", BERLIN, 5);

    private final FixtureConfiguration<StockLocations> locations = new AggregateTestFixture<>(StockLocations.class);

    @Test
    void opensALocation() {
        locations
                .givenNoPriorActivity()
                .when(new DefineLocation(NORTH, " North ", BERLIN, 5))
                .expectEvents(OPENED);
    }

    @Test
    void changesALocationOnce() {
        locations
                .given(OPENED)
                .when(new DefineLocation(NORTH, "North", null, 5))
                .expectEvents(new LocationChanged(NORTH, "North", null, 5));
        locations
                .given(OPENED)
                .when(new DefineLocation(NORTH, "North", BERLIN, 5))
                .expectNoEvents();
    }

    @Test
    void beginsWithAMainLocation() {
        locations
                .givenNoPriorActivity()
                .when(new DefineLocation(MAIN, "Main", null, 0))
                .expectNoEvents();
        locations
                .givenNoPriorActivity()
                .when(new DefineLocation(MAIN, "Shop", null, 0))
                .expectEvents(new LocationChanged(MAIN, "Shop", null, 0));
    }

    @Test
    void closesALocationAndOpensItAgain() {
        locations.given(OPENED).when(new CloseLocation(NORTH)).expectEvents(new LocationClosed(NORTH));
        locations
                .given(OPENED, new LocationClosed(NORTH))
                .when(new CloseLocation(NORTH))
                .expectNoEvents();
        locations
                .given(OPENED, new LocationClosed(NORTH))
                .when(new DefineLocation(NORTH, "North", BERLIN, 5))
                .expectEvents(OPENED);
    }

    @Test
    void keepsTheLastOneOpen() {
        locations
                .givenNoPriorActivity()
                .when(new CloseLocation(MAIN))
                .expectNoEvents()
                .expectException(refusal("last-location"));
        locations.given(OPENED).when(new CloseLocation(MAIN)).expectEvents(new LocationClosed(MAIN));
    }

    @Test
    void closesOnlyWhatThereIs() {
        locations.given(OPENED).when(new CloseLocation(NOWHERE)).expectException(refusal("location-not-found"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10})
    void checksThePriority(int priority) {
        locations
                .givenNoPriorActivity()
                .when(new DefineLocation(NORTH, "North", null, priority))
                .expectNoEvents()
                .expectException(refusal("priority-out-of-range"));
    }

    @Test
    void hasAtMostAHundred() {
        Object[] many = IntStream.range(1, 100)
                .mapToObj(i -> new LocationOpened(new LocationCode("L" + i), "L", null, 0))
                .toArray();
        locations
                .given(many)
                .when(new DefineLocation(NORTH, "North", null, 0))
                .expectNoEvents()
                .expectException(refusal("too-many-locations"));
    }

    @Test
    void setsTheRuleOnce() {
        locations
                .givenNoPriorActivity()
                .when(new SetAllocationRule(AllocationRule.NEAREST))
                .expectEvents(new AllocationRuleSet(AllocationRule.NEAREST));
        locations
                .givenNoPriorActivity()
                .when(new SetAllocationRule(AllocationRule.PRIORITY))
                .expectNoEvents();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "north", "-A", "A B", "ABCDEFGHIJKLMNOPQRSTU"})
    void checksTheCode(String code) {
        assertThatThrownBy(() -> new LocationCode(code))
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo("malformed-location"));
    }

    @ParameterizedTest
    @CsvSource({"DE, 10115, 6", "DE, 10999, 3", "DE, 80331, 1", "AT, 10115, 0", "DE, , 1", "DE, 10 115, 6"})
    void isNearWhereThePostalCodeBeginsTheSame(String country, String postalCode, int nearness) {
        PostalAddress address = new PostalAddress(null, "Street 1", null, postalCode, "Town", null, country);
        assertThat(BERLIN.nearnessTo(address)).isEqualTo(nearness);
    }
}
