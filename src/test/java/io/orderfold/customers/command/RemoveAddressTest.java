package io.orderfold.customers.command;

import static io.orderfold.customers.CustomerFixture.ADA;
import static io.orderfold.customers.CustomerFixture.cameWith;
import static io.orderfold.customers.CustomerFixture.mergedIntoEve;
import static io.orderfold.customers.CustomerFixture.refusal;
import static io.orderfold.customers.CustomerFixture.registered;

import io.orderfold.customers.AddressId;
import io.orderfold.customers.command.CustomerCommand.RemoveAddress;
import io.orderfold.customers.event.CustomerAddressRemoved;
import io.orderfold.kernel.Rejection.Kind;
import org.junit.jupiter.api.Test;

class RemoveAddressTest extends CustomerTest {

    private static final RemoveAddress REMOVE = new RemoveAddress(ADA, cameWith(0));

    @Test
    void takesItAway() {
        customer.given(registered())
                .when(REMOVE)
                .expectEvents(new CustomerAddressRemoved(ADA, cameWith(0)))
                .expectResultMessagePayload(1L);
    }

    @Test
    void refusesAnAddressThatIsNotThere() {
        customer.given(registered())
                .when(new RemoveAddress(ADA, new AddressId("2")))
                .expectNoEvents()
                .expectException(refusal(Kind.NOT_FOUND, "address-not-found"));
    }

    @Test
    void refusesAnAddressThatIsGone() {
        customer.given(registered(), new CustomerAddressRemoved(ADA, cameWith(0)))
                .when(REMOVE)
                .expectNoEvents()
                .expectException(refusal(Kind.NOT_FOUND, "address-not-found"));
    }

    @Test
    void refusesACustomerWhoWasMerged() {
        customer.given(registered(), mergedIntoEve())
                .when(REMOVE)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-merged"));
    }
}
