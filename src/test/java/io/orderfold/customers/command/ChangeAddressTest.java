package io.orderfold.customers.command;

import static io.orderfold.customers.CustomerFixture.ADA;
import static io.orderfold.customers.CustomerFixture.AT_WORK;
import static io.orderfold.customers.CustomerFixture.HOME;
import static io.orderfold.customers.CustomerFixture.WORK;
import static io.orderfold.customers.CustomerFixture.cameWith;
import static io.orderfold.customers.CustomerFixture.mergedIntoEve;
import static io.orderfold.customers.CustomerFixture.refusal;
import static io.orderfold.customers.CustomerFixture.registered;

import io.orderfold.customers.AddressId;
import io.orderfold.customers.command.CustomerCommand.ChangeAddress;
import io.orderfold.customers.event.CustomerAddressChanged;
import io.orderfold.customers.event.CustomerAddressRemoved;
import io.orderfold.kernel.Rejection.Kind;
import org.junit.jupiter.api.Test;

class ChangeAddressTest extends CustomerTest {

    private static final AddressId FIRST = cameWith(0);
    private static final ChangeAddress CHANGE = new ChangeAddress(ADA, FIRST, AT_WORK, WORK);

    @Test
    void changesThePlaceAndItsLabel() {
        customer.given(registered())
                .when(CHANGE)
                .expectEvents(new CustomerAddressChanged(ADA, FIRST, AT_WORK, WORK))
                .expectResultMessagePayload(1L);
    }

    @Test
    void takesTheLabelAway() {
        customer.given(registered(), new CustomerAddressChanged(ADA, FIRST, AT_WORK, WORK))
                .when(new ChangeAddress(ADA, FIRST, null, WORK))
                .expectEvents(new CustomerAddressChanged(ADA, FIRST, null, WORK));
    }

    @Test
    void changesNothingWhenAllIsAsItWas() {
        customer.given(registered())
                .when(new ChangeAddress(ADA, FIRST, null, HOME))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @Test
    void refusesAnAddressThatIsNotThere() {
        customer.given(registered())
                .when(new ChangeAddress(ADA, new AddressId("999"), null, WORK))
                .expectNoEvents()
                .expectException(refusal(Kind.NOT_FOUND, "address-not-found"));
    }

    @Test
    void refusesAnAddressThatWasTakenAway() {
        customer.given(registered(), new CustomerAddressRemoved(ADA, FIRST))
                .when(CHANGE)
                .expectNoEvents()
                .expectException(refusal(Kind.NOT_FOUND, "address-not-found"));
    }

    @Test
    void refusesACustomerWhoWasMerged() {
        customer.given(registered(), mergedIntoEve())
                .when(CHANGE)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-merged"));
    }
}
