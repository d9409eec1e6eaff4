package io.orderfold.orders.command;

import io.orderfold.catalogue.PriceList;
import io.orderfold.customers.CustomerDirectory;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Happened;
import io.orderfold.orders.OrderNumbers;
import io.orderfold.orders.ReturnTerms;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.query.OrderFold;
import io.orderfold.orders.query.OrderView;
import io.orderfold.pricing.Coupons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/** The fixture's order on a log in memory, for tests that send several commands. */
final class InMemoryOrders implements AutoCloseable {

    private static final OrderFold FOLD = new OrderFold();

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .configureEventStore(configuration -> store)
            .configureAggregate(AggregateConfigurer.defaultConfiguration(Order.class))
            .registerComponent(OrderNumbers.class, configuration -> () -> "10001")
            .registerComponent(PriceList.class, configuration -> OrderFixture.prices())
            .registerComponent(OrderPricing.class, configuration -> OrderFixture.pricing())
            .registerComponent(Coupons.class, configuration -> OrderFixture.COUPONS)
            .registerComponent(ReturnTerms.class, configuration -> new ReturnTerms(Duration.ofDays(30)))
            .registerComponent(CustomerDirectory.class, configuration -> OrderFixture.customers())
            .start();
    private final CommandGateway gateway = DefaultCommandGateway.builder()
            .commandBus(axon.getComponent(CommandBus.class))
            .build();

    void given(List<Object> story) {
        for (Object event : story) {
            store.publish(
                    new GenericDomainEventMessage<>("Order", OrderFixture.ORDER.toString(), version() + 1, event));
        }
    }

    long send(OrderCommand command) {
        return gateway.<Long>sendAndWait(command);
    }

    long version() {
        return store.lastSequenceNumberFor(OrderFixture.ORDER.toString()).orElse(-1L);
    }

    List<OrderEvent> eventsAfter(long version) {
        List<OrderEvent> events = new ArrayList<>();
        store.readEvents(OrderFixture.ORDER.toString(), version + 1)
                .forEachRemaining((DomainEventMessage<?> event) -> events.add((OrderEvent) event.getPayload()));
        return events;
    }

    OrderView view() {
        @Nullable OrderView view = null;
        for (OrderEvent event : eventsAfter(-1)) {
            long version = view == null ? 0 : view.version() + 1;
            view = FOLD.after(view, event, new Happened(version, OrderFixture.NOON, Actor.SYSTEM, null));
        }
        return Objects.requireNonNull(view);
    }

    @Override
    public void close() {
        axon.shutdown();
        store.shutDown();
    }
}
