package io.orderfold.customers.query;

import static io.orderfold.customers.CustomerFixture.ADA;
import static io.orderfold.customers.CustomerFixture.AT_WORK;
import static io.orderfold.customers.CustomerFixture.EMAIL;
import static io.orderfold.customers.CustomerFixture.EVE;
import static io.orderfold.customers.CustomerFixture.HOME;
import static io.orderfold.customers.CustomerFixture.NAME;
import static io.orderfold.customers.CustomerFixture.WORK;
import static io.orderfold.customers.CustomerFixture.added;
import static io.orderfold.customers.CustomerFixture.cameWith;
import static io.orderfold.customers.CustomerFixture.changed;
import static io.orderfold.customers.CustomerFixture.mergedIntoEve;
import static io.orderfold.customers.CustomerFixture.registered;
import static io.orderfold.customers.CustomerFixture.standsForEve;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.customers.AddressUse;
import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.CustomerAddress;
import io.orderfold.customers.event.CustomerAddressChanged;
import io.orderfold.customers.event.CustomerAddressRemoved;
import io.orderfold.customers.event.CustomerConsentGiven;
import io.orderfold.customers.event.CustomerConsentWithdrawn;
import io.orderfold.customers.event.CustomerDefaultAddressChosen;
import io.orderfold.customers.event.CustomerEvent;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Happened;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerFoldTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final ConsentPurpose NEWSLETTER = new ConsentPurpose("newsletter");

    /** Each a minute after the one before, by another clerk. */
    private static CustomerView fold(CustomerEvent... events) {
        CustomerView view = null;
        for (int i = 0; i < events.length; i++) {
            view = new CustomerFold()
                    .after(view, events[i], new Happened(i, NOON.plusSeconds(60L * i), Actor.user("c" + i), null));
        }
        return view;
    }

    @Test
    void keysTheAddressesOfARegistration() {
        CustomerView customer = fold(registered());
        assertThat(customer.addresses())
                .containsExactly(
                        new CustomerAddress(cameWith(0), null, List.of(AddressUse.SHIPPING, AddressUse.BILLING), HOME));
        assertThat(customer.consents()).isEmpty();
        assertThat(customer.absorbed()).isEmpty();
        assertThat(customer.mergedInto()).isNull();
    }

    @Test
    void keepsAddressesApart() {
        CustomerView customer = fold(
                registered(),
                added(1, AT_WORK, WORK),
                new CustomerDefaultAddressChosen(ADA, cameWith(1), AddressUse.BILLING));
        assertThat(customer.addresses())
                .containsExactly(
                        new CustomerAddress(cameWith(0), null, List.of(AddressUse.SHIPPING), HOME),
                        new CustomerAddress(cameWith(1), AT_WORK, List.of(AddressUse.BILLING), WORK));
        assertThat(customer.version()).isEqualTo(2);
        assertThat(customer.updatedAt()).isEqualTo(NOON.plusSeconds(120));
        assertThat(customer.registeredAt()).isEqualTo(NOON);
    }

    @Test
    void keepsKeyLabelAndDefaultsWhenOnlyTheNameChanges() {
        CustomerView before = fold(
                registered(),
                added(1, AT_WORK, WORK),
                new CustomerDefaultAddressChosen(ADA, cameWith(1), AddressUse.BILLING));
        CustomerView after = fold(
                registered(),
                added(1, AT_WORK, WORK),
                new CustomerDefaultAddressChosen(ADA, cameWith(1), AddressUse.BILLING),
                changed(NAME, null, HOME, WORK));
        assertThat(after.addresses()).isEqualTo(before.addresses());
        assertThat(after.email()).isNull();
    }

    @Test
    void changesAndRemovesAddresses() {
        CustomerView customer = fold(
                registered(),
                added(1, null, WORK),
                new CustomerAddressChanged(ADA, cameWith(1), AT_WORK, WORK),
                new CustomerAddressRemoved(ADA, cameWith(0)));
        assertThat(customer.addresses())
                .containsExactly(new CustomerAddress(
                        cameWith(1), AT_WORK, List.of(AddressUse.SHIPPING, AddressUse.BILLING), WORK));
        assertThat(customer.name()).isEqualTo(NAME);
        assertThat(customer.email()).isEqualTo(EMAIL);
    }

    @Test
    void tellsWhatTheyAgreedToSinceWhenAndByWhom() {
        CustomerView customer = fold(
                registered(),
                new CustomerConsentGiven(ADA, new ConsentPurpose("profiling"), "checkout"),
                new CustomerConsentGiven(ADA, NEWSLETTER, "checkout"),
                new CustomerConsentWithdrawn(ADA, NEWSLETTER, "phone"));
        assertThat(customer.consents())
                .containsExactly(
                        new ConsentView(NEWSLETTER, false, NOON.plusSeconds(180), Actor.user("c3"), "phone"),
                        new ConsentView(
                                new ConsentPurpose("profiling"),
                                true,
                                NOON.plusSeconds(60),
                                Actor.user("c1"),
                                "checkout"));
    }

    @Test
    void namesWhoStandsForWhom() {
        assertThat(fold(registered(), mergedIntoEve()).mergedInto()).isEqualTo(EVE);
        assertThat(fold(registered(), standsForEve()).absorbed()).containsExactly(EVE);
        assertThat(fold(registered(), standsForEve(), added(2, null, WORK)).absorbed())
                .containsExactly(EVE);
    }
}
