package io.orderfold.catalogue.command;

import static io.orderfold.catalogue.ProductFixture.MUG;
import static io.orderfold.catalogue.ProductFixture.discontinued;
import static io.orderfold.catalogue.ProductFixture.eur;
import static io.orderfold.catalogue.ProductFixture.priced;
import static io.orderfold.catalogue.ProductFixture.refusal;
import static io.orderfold.catalogue.ProductFixture.registered;
import static io.orderfold.catalogue.ProductFixture.usd;

import io.orderfold.catalogue.command.ProductCommand.ChangePrice;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;

class ChangePriceTest extends ProductTest {

    private final ChangePrice toTwenty = new ChangePrice(MUG, eur("20.00"));

    @Test
    void changesThePrice() {
        product.given(registered())
                .when(toTwenty)
                .expectEvents(priced(eur("20.00")))
                .expectResultMessagePayload(1L);
    }

    @Test
    void addsAPriceInAnotherCurrency() {
        product.given(registered()).when(new ChangePrice(MUG, usd("19.90"))).expectEvents(priced(usd("19.90")));
    }

    @Test
    void changesNothingWhenItCostsThatAlready() {
        product.given(registered(), priced(eur("20.00")), priced(usd("5.00")))
                .when(toTwenty)
                .expectNoEvents()
                .expectResultMessagePayload(2L);
    }

    @Test
    void goesBackToAnEarlierPrice() {
        product.given(registered(), priced(eur("20.00")))
                .when(new ChangePrice(MUG, eur("19.90")))
                .expectEvents(priced(eur("19.90")));
    }

    @Test
    void refusesANegativePrice() {
        product.given(registered())
                .when(new ChangePrice(MUG, eur("-1.00")))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "negative-price"));
    }

    @Test
    void refusesAPriceForWhatIsNotSoldAnyMore() {
        product.given(registered(), discontinued())
                .when(toTwenty)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "product-discontinued"));
    }

    @Test
    void refusesAProductThatIsNotThere() {
        product.givenNoPriorActivity()
                .when(toTwenty)
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void refusesAStaleVersion() {
        product.given(registered(), priced(eur("18.00")))
                .when(toTwenty, Map.of(Metadata.EXPECTED_VERSION, 0L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
