package io.orderfold.customers.command;

import static io.orderfold.customers.CustomerFixture.ADA;
import static io.orderfold.customers.CustomerFixture.EVE;
import static io.orderfold.customers.CustomerFixture.HOME;
import static io.orderfold.customers.CustomerFixture.NAME;
import static io.orderfold.customers.CustomerFixture.mergedIntoEve;
import static io.orderfold.customers.CustomerFixture.refusal;
import static io.orderfold.customers.CustomerFixture.registered;
import static io.orderfold.customers.CustomerFixture.standsForEve;
import static io.orderfold.customers.CustomerFixture.unnamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.AbsorbCustomer;
import io.orderfold.customers.command.CustomerCommand.ChangeCustomerDetails;
import io.orderfold.customers.command.CustomerCommand.MergeCustomer;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Rejection.Kind;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;

class MergeCustomerTest extends CustomerTest {

    private static final CustomerId BOB = new CustomerId("bob");
    private static final MergeCustomer MERGE = new MergeCustomer(ADA, EVE, "registered twice");

    @Test
    void mergesOneIntoTheOther() {
        customer.given(registered()).when(MERGE).expectEvents(mergedIntoEve()).expectResultMessagePayload(1L);
        assertThat(asked).containsExactly("eve <- ada");
    }

    @Test
    void changesNothingTheSecondTime() {
        customer.given(registered(), mergedIntoEve())
                .when(MERGE)
                .expectNoEvents()
                .expectResultMessagePayload(1L);
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesWhoWasMergedIntoSomebodyElse() {
        customer.given(registered(), mergedIntoEve())
                .when(new MergeCustomer(ADA, BOB, "registered twice"))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-merged"));
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesACustomerAndThemselves() {
        customer.given(registered())
                .when(new MergeCustomer(ADA, ADA, "registered twice"))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "merged-into-itself"));
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesAChainByWayOfWhoStandsForSomebody() {
        customer.given(registered(), standsForEve())
                .when(new MergeCustomer(ADA, BOB, "registered twice"))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-stands-for-others"));
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesACircle() {
        customer.given(registered(), standsForEve())
                .when(MERGE)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-stands-for-others"));
    }

    @Test
    void leavesAllAsItIsWhenTheOtherRefuses() {
        refusal = Rejection.conflict("customer-merged", "Customer eve was merged.");
        customer.given(registered())
                .when(MERGE)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-merged"));
    }

    @Test
    void refusesToBeToldNotWhy() {
        customer.given(registered())
                .when(new MergeCustomer(ADA, EVE, " "))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "text-missing"));
    }

    @Test
    void refusesACustomerWhoIsNotThere() {
        customer.givenNoPriorActivity().when(MERGE).expectNoEvents().expectException(AggregateNotFoundException.class);
    }

    @Test
    void standsForAnotherOne() {
        customer.given(registered())
                .when(new AbsorbCustomer(ADA, EVE))
                .expectEvents(standsForEve())
                .expectResultMessagePayload(1L);
    }

    @Test
    void standsForAnotherOneOnce() {
        customer.given(registered(), standsForEve())
                .when(new AbsorbCustomer(ADA, EVE))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void standsForNobodyOnceMerged() {
        customer.given(registered(), mergedIntoEve())
                .when(new AbsorbCustomer(ADA, BOB))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-merged"));
    }

    @Test
    void refusesOtherDetailsOfWhoWasMerged() {
        customer.given(unnamed(), mergedIntoEve())
                .when(new ChangeCustomerDetails(ADA, NAME, null, List.of(HOME)))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-merged"));
    }

    @Test
    void answersARegistrationAgainAlsoOfWhoWasMerged() {
        customer.given(unnamed(), mergedIntoEve())
                .when(RegisterCustomer.unnamed(ADA))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }
}
