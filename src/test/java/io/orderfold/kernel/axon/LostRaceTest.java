package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.RunningShopTest;
import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.event.ProductDiscontinued;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** What another node has appended first is told as a lost race, whatever the database calls it. */
class LostRaceTest extends RunningShopTest {

    private void append(String sku, long number) {
        store.publish(new GenericDomainEventMessage<>(
                "Product", "product:" + sku, number, new ProductDiscontinued(new Sku(sku))));
    }

    @Test
    void anEventWhoseNumberIsTakenIsALostRace() {
        String sku = shop.product("5.00", 0);
        append(sku, 1);
        assertThatThrownBy(() -> append(sku, 1))
                .isInstanceOf(ConcurrencyException.class)
                .satisfies(lost -> assertThat(RetryLostRaces.isLostRace(lost)).isTrue());
    }

    @Test
    void soIsAFirstEventOfWhatThereIsAlready() {
        String sku = "SKU-" + UUID.randomUUID();
        append(sku, 0);
        assertThatThrownBy(() -> append(sku, 0))
                .isInstanceOf(AggregateStreamCreationException.class)
                .satisfies(lost -> assertThat(RetryLostRaces.isLostRace(lost)).isTrue());
    }
}
