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
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.customers.AddressBook;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegisterCustomerTest extends CustomerTest {

    private final RegisterCustomer ada = new RegisterCustomer(ADA, NAME, EMAIL, List.of(HOME));

    @Test
    void registersWhatIsKnown() {
        customer.givenNoPriorActivity().when(ada).expectEvents(registered()).expectResultMessagePayload(0L);
    }

    @Test
    void registersWhomNothingButTheIdIsKnownOf() {
        customer.givenNoPriorActivity().when(RegisterCustomer.unnamed(ADA)).expectEvents(unnamed());
    }

    @Test
    void answersTheSameAgainAsBefore() {
        customer.given(registered(), changed(NAME, null))
                .when(ada)
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void refusesAnotherCustomerUnderATakenId() {
        customer.given(registered())
                .when(new RegisterCustomer(ADA, NAME, EMAIL, List.of(HOME, WORK)))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-id-taken"));
    }

    @Test
    void refusesMoreAddressesThanAnybodyNeeds() {
        customer.givenNoPriorActivity()
                .when(new RegisterCustomer(ADA, NAME, EMAIL, Collections.nCopies(AddressBook.MOST + 1, HOME)))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "too-many-addresses"));
    }

    @Test
    void refusesAVersionThatThereIsNotYet() {
        customer.givenNoPriorActivity()
                .when(ada, Map.of(Metadata.EXPECTED_VERSION, 0L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }

    @Test
    void tellsNothingPersonalWhenPrinted() {
        assertThat(ada + " " + registered()).contains("ada").doesNotContainIgnoringCase("example", "berlin");
    }
}
