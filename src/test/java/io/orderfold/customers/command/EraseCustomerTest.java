package io.orderfold.customers.command;

import static io.orderfold.customers.CustomerFixture.ADA;
import static io.orderfold.customers.CustomerFixture.EMAIL;
import static io.orderfold.customers.CustomerFixture.EVE;
import static io.orderfold.customers.CustomerFixture.HOME;
import static io.orderfold.customers.CustomerFixture.NAME;
import static io.orderfold.customers.CustomerFixture.mergedIntoEve;
import static io.orderfold.customers.CustomerFixture.refusal;
import static io.orderfold.customers.CustomerFixture.registered;
import static io.orderfold.customers.CustomerFixture.standsForEve;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.AbsorbCustomer;
import io.orderfold.customers.command.CustomerCommand.AddAddress;
import io.orderfold.customers.command.CustomerCommand.ChangeCustomerDetails;
import io.orderfold.customers.command.CustomerCommand.EraseAbsorbed;
import io.orderfold.customers.command.CustomerCommand.EraseCustomer;
import io.orderfold.customers.command.CustomerCommand.MergeCustomer;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.customers.event.CustomerErased;
import io.orderfold.kernel.Rejection.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EraseCustomerTest extends CustomerTest {

    private static final CustomerErased ERASED = new CustomerErased(ADA);
    private static final EraseCustomer ERASE = new EraseCustomer(ADA, "asked for it", false);

    @Test
    void erases() {
        customer.given(registered()).when(ERASE).expectEvents(ERASED).expectResultMessagePayload(1L);
        assertThat(askedFor).containsExactly(ADA);
        assertThat(erased).containsExactly("ada");
    }

    @Test
    void changesNothingTheSecondTime() {
        customer.given(registered(), ERASED).when(ERASE).expectNoEvents().expectResultMessagePayload(1L);
    }

    @Test
    void erasesWhomTheCustomerStandsForAsWell() {
        customer.given(registered(), standsForEve()).when(ERASE).expectEvents(ERASED);
        assertThat(asked).containsExactly("erase eve: asked for it");
        assertThat(askedFor).containsExactlyInAnyOrder(ADA, EVE);
        customer.given(registered(), mergedIntoEve())
                .when(new EraseAbsorbed(ADA, "asked for it"))
                .expectEvents(ERASED);
        customer.given(registered(), mergedIntoEve(), ERASED)
                .when(new EraseAbsorbed(ADA, "asked for it"))
                .expectNoEvents();
    }

    @Test
    void refusesWhoWasMergedIntoAnother() {
        customer.given(registered(), mergedIntoEve())
                .when(ERASE)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-merged"));
    }

    @Test
    void refusesWhileOrdersAreUnderWay() {
        underWay = List.of("10001", "10002");
        customer.given(registered())
                .when(ERASE)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "orders-under-way"));
        assertThat(asked).isEmpty();
        assertThat(erased).isEmpty();
    }

    @Test
    void erasesAllTheSameIfForced() {
        underWay = List.of("10001");
        customer.given(registered())
                .when(new EraseCustomer(ADA, "asked for it", true))
                .expectEvents(ERASED);
    }

    @Test
    void wantsToKnowWhy() {
        customer.given(registered())
                .when(new EraseCustomer(ADA, " ", false))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "text-missing"));
    }

    static List<CustomerCommand> others() {
        return List.of(
                new RegisterCustomer(ADA, NAME, EMAIL, List.of(HOME)),
                new ChangeCustomerDetails(ADA, NAME, null, null),
                new AddAddress(ADA, null, HOME),
                new MergeCustomer(ADA, EVE, "registered twice"),
                new AbsorbCustomer(ADA, new CustomerId("bob")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void takesNothingAfterwards(CustomerCommand command) {
        customer.given(registered(), ERASED)
                .when(command)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-erased"));
    }
}
