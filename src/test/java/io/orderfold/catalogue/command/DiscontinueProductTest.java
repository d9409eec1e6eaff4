package io.orderfold.catalogue.command;

import static io.orderfold.catalogue.ProductFixture.MUG;
import static io.orderfold.catalogue.ProductFixture.discontinued;
import static io.orderfold.catalogue.ProductFixture.refusal;
import static io.orderfold.catalogue.ProductFixture.registered;

import io.orderfold.catalogue.command.ProductCommand.DiscontinueProduct;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;

class DiscontinueProductTest extends ProductTest {

    private final DiscontinueProduct discontinue = new DiscontinueProduct(MUG);

    @Test
    void takesTheProductOutOfSale() {
        product.given(registered())
                .when(discontinue)
                .expectEvents(discontinued())
                .expectResultMessagePayload(1L);
    }

    @Test
    void changesNothingTheSecondTime() {
        product.given(registered(), discontinued())
                .when(discontinue)
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void refusesAProductThatIsNotThere() {
        product.givenNoPriorActivity()
                .when(discontinue)
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void refusesAStaleVersion() {
        product.given(registered())
                .when(discontinue, Map.of(Metadata.EXPECTED_VERSION, 3L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
