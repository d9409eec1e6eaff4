package io.orderfold.customers.command;

import static io.orderfold.customers.CustomerFixture.ADA;
import static io.orderfold.customers.CustomerFixture.AT_WORK;
import static io.orderfold.customers.CustomerFixture.WORK;
import static io.orderfold.customers.CustomerFixture.added;
import static io.orderfold.customers.CustomerFixture.cameWith;
import static io.orderfold.customers.CustomerFixture.mergedIntoEve;
import static io.orderfold.customers.CustomerFixture.refusal;
import static io.orderfold.customers.CustomerFixture.registered;

import io.orderfold.customers.AddressId;
import io.orderfold.customers.AddressUse;
import io.orderfold.customers.command.CustomerCommand.ChooseDefaultAddress;
import io.orderfold.customers.event.CustomerAddressRemoved;
import io.orderfold.customers.event.CustomerDefaultAddressChosen;
import io.orderfold.kernel.Rejection.Kind;
import org.junit.jupiter.api.Test;

class ChooseDefaultAddressTest extends CustomerTest {

    private static final ChooseDefaultAddress CHOOSE = new ChooseDefaultAddress(ADA, cameWith(1), AddressUse.BILLING);
    private static final CustomerDefaultAddressChosen CHOSEN =
            new CustomerDefaultAddressChosen(ADA, cameWith(1), AddressUse.BILLING);

    @Test
    void makesAnotherOneTheDefault() {
        customer.given(registered(), added(1, AT_WORK, WORK)).when(CHOOSE).expectEvents(CHOSEN);
    }

    @Test
    void changesNothingWhenItIsTheDefaultAlready() {
        customer.given(registered(), added(1, AT_WORK, WORK), CHOSEN)
                .when(CHOOSE)
                .expectNoEvents()
                .expectResultMessagePayload(2L);
    }

    @Test
    void takesTheFirstForTheDefaultUntilAnotherIsChosen() {
        customer.given(registered(), added(1, AT_WORK, WORK))
                .when(new ChooseDefaultAddress(ADA, cameWith(0), AddressUse.BILLING))
                .expectNoEvents();
    }

    @Test
    void takesTheFirstThatIsLeftForTheDefaultOnceTheChosenOneIsGone() {
        customer.given(registered(), added(1, AT_WORK, WORK), CHOSEN, new CustomerAddressRemoved(ADA, cameWith(1)))
                .when(new ChooseDefaultAddress(ADA, cameWith(0), AddressUse.BILLING))
                .expectNoEvents();
    }

    @Test
    void choosesForEachUseApart() {
        customer.given(registered(), added(1, AT_WORK, WORK), CHOSEN)
                .when(new ChooseDefaultAddress(ADA, cameWith(1), AddressUse.SHIPPING))
                .expectEvents(new CustomerDefaultAddressChosen(ADA, cameWith(1), AddressUse.SHIPPING));
    }

    @Test
    void refusesAnAddressThatIsNotThere() {
        customer.given(registered())
                .when(new ChooseDefaultAddress(ADA, new AddressId("7"), AddressUse.SHIPPING))
                .expectNoEvents()
                .expectException(refusal(Kind.NOT_FOUND, "address-not-found"));
    }

    @Test
    void refusesACustomerWhoWasMerged() {
        customer.given(registered(), added(1, AT_WORK, WORK), mergedIntoEve())
                .when(CHOOSE)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-merged"));
    }
}
