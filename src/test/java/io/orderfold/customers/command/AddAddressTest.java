package io.orderfold.customers.command;

import static io.orderfold.customers.CustomerFixture.ADA;
import static io.orderfold.customers.CustomerFixture.AT_WORK;
import static io.orderfold.customers.CustomerFixture.HOME;
import static io.orderfold.customers.CustomerFixture.WORK;
import static io.orderfold.customers.CustomerFixture.added;
import static io.orderfold.customers.CustomerFixture.cameWith;
import static io.orderfold.customers.CustomerFixture.mergedIntoEve;
import static io.orderfold.customers.CustomerFixture.refusal;
import static io.orderfold.customers.CustomerFixture.registered;
import static io.orderfold.customers.CustomerFixture.unnamed;

import io.orderfold.customers.AddressBook;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.AddAddress;
import io.orderfold.customers.event.CustomerAddressRemoved;
import io.orderfold.customers.event.CustomerRegistered;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;

class AddAddressTest extends CustomerTest {

    private static final AddAddress ADD = new AddAddress(ADA, AT_WORK, WORK);

    @Test
    void addsOneMore() {
        customer.given(registered())
                .when(ADD)
                .expectEvents(added(1, AT_WORK, WORK))
                .expectResultMessagePayload(1L);
    }

    @Test
    void addsTheFirstOfAnybody() {
        customer.given(unnamed()).when(new AddAddress(ADA, null, HOME)).expectEvents(added(1, null, HOME));
    }

    @Test
    void neverGivesAnIdTwice() {
        customer.given(registered(), added(1, AT_WORK, WORK), new CustomerAddressRemoved(ADA, cameWith(1)))
                .when(ADD)
                .expectEvents(added(3, AT_WORK, WORK));
    }

    @Test
    void addsTheSamePlaceUnderAnotherLabel() {
        customer.given(registered(), added(1, null, WORK)).when(ADD).expectEvents(added(2, AT_WORK, WORK));
    }

    @Test
    void changesNothingWhenItIsKnown() {
        customer.given(registered(), added(1, AT_WORK, WORK))
                .when(ADD)
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void refusesMoreThanAnybodyNeeds() {
        List<PostalAddress> many = IntStream.range(0, AddressBook.MOST)
                .mapToObj(i -> new PostalAddress(null, "Row " + i, null, null, "Berlin", null, "DE"))
                .toList();
        customer.given(new CustomerRegistered(ADA, null, null, many))
                .when(ADD)
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "too-many-addresses"));
    }

    @Test
    void refusesACustomerWhoWasMerged() {
        customer.given(registered(), mergedIntoEve())
                .when(ADD)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-merged"));
    }

    @Test
    void refusesACustomerWhoIsNotThere() {
        customer.givenNoPriorActivity()
                .when(new AddAddress(new CustomerId("nobody"), null, HOME))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void refusesAStaleVersion() {
        customer.given(registered(), added(1, null, WORK))
                .when(ADD, Map.of(Metadata.EXPECTED_VERSION, 0L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
