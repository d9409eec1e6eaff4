package io.orderfold.customers.command;

import static io.orderfold.customers.CustomerFixture.ADA;
import static io.orderfold.customers.CustomerFixture.EMAIL;
import static io.orderfold.customers.CustomerFixture.HOME;
import static io.orderfold.customers.CustomerFixture.NAME;
import static io.orderfold.customers.CustomerFixture.WORK;
import static io.orderfold.customers.CustomerFixture.changed;
import static io.orderfold.customers.CustomerFixture.refusal;
import static io.orderfold.customers.CustomerFixture.registered;
import static io.orderfold.customers.CustomerFixture.unnamed;

import io.orderfold.customers.AddressBook;
import io.orderfold.customers.command.CustomerCommand.ChangeCustomerDetails;
import io.orderfold.customers.command.CustomerCommand.NewEmail;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.personal.PersonName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;

class ChangeCustomerDetailsTest extends CustomerTest {

    private static final PersonName MARRIED = new PersonName("Ada Sample");

    private final ChangeCustomerDetails rename = new ChangeCustomerDetails(ADA, MARRIED, null, null);

    @Test
    void changesTheNameAndLeavesTheRest() {
        customer.given(registered())
                .when(rename)
                .expectEvents(changed(MARRIED, EMAIL, HOME))
                .expectResultMessagePayload(1L);
    }

    @Test
    void namesWhomAnImportBroughtIn() {
        customer.given(unnamed()).when(rename).expectEvents(changed(MARRIED, null));
    }

    @Test
    void takesTheEmailAway() {
        customer.given(registered())
                .when(new ChangeCustomerDetails(ADA, null, new NewEmail(null), null))
                .expectEvents(changed(NAME, null, HOME));
    }

    @Test
    void replacesAllAddresses() {
        customer.given(registered())
                .when(new ChangeCustomerDetails(ADA, null, null, List.of(WORK)))
                .expectEvents(changed(NAME, EMAIL, WORK));
    }

    @Test
    void buildsOnEarlierChanges() {
        customer.given(registered(), changed(NAME, null, WORK)).when(rename).expectEvents(changed(MARRIED, null, WORK));
    }

    @Test
    void changesNothingWhenAllIsAsItWas() {
        customer.given(registered())
                .when(new ChangeCustomerDetails(ADA, NAME, new NewEmail(EMAIL), List.of(HOME)))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @Test
    void refusesMoreAddressesThanAnybodyNeeds() {
        customer.given(registered())
                .when(new ChangeCustomerDetails(ADA, null, null, Collections.nCopies(AddressBook.MOST + 1, HOME)))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "too-many-addresses"));
    }

    @Test
    void refusesACustomerWhoIsNotThere() {
        customer.givenNoPriorActivity().when(rename).expectNoEvents().expectException(AggregateNotFoundException.class);
    }

    @Test
    void refusesAStaleVersion() {
        customer.given(registered(), changed(NAME, null))
                .when(rename, Map.of(Metadata.EXPECTED_VERSION, 0L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
