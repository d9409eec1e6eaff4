package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A counter, and how often its events were folded. */
class AggregatesAtHandTest {

    record Count(@TargetAggregateIdentifier String id, Outcome outcome) {}

    enum Outcome {
        COUNTED,
        REFUSED,
        REFUSED_AFTER_COUNTING,
        LOST
    }

    record Counted(String id) {}

    static final AtomicInteger FOLDED = new AtomicInteger();

    static class Counter {

        @AggregateIdentifier
        private String id;

        private int count;

        Counter() {}

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        int handle(Count command) {
            if (command.outcome() == Outcome.REFUSED) {
                throw new IllegalArgumentException("no");
            }
            AggregateLifecycle.apply(new Counted(command.id()));
            if (command.outcome() == Outcome.REFUSED_AFTER_COUNTING) {
                throw new IllegalArgumentException("no, after all");
            }
            if (command.outcome() == Outcome.LOST) {
                // After the aggregate has been put at hand.
                CurrentUnitOfWork.get().onCommit(work -> {
                    throw new IllegalArgumentException("the power failed");
                });
            }
            return count;
        }

        @EventSourcingHandler
        void on(Counted event) {
            id = event.id();
            count++;
            FOLDED.incrementAndGet();
        }
    }

    private Configuration configuration;
    private CommandGateway commands;
    private EventStore store;

    @BeforeEach
    void start() {
        store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        AggregatesAtHand atHand = new AggregatesAtHand(store, 10);
        configuration = DefaultConfigurer.defaultConfiguration()
                .configureEventStore(c -> store)
                .configureAggregate(
                        AggregateConfigurer.defaultConfiguration(Counter.class).configureCache(c -> atHand))
                .buildConfiguration();
        configuration.start();
        commands = configuration.commandGateway();
        for (int i = 0; i < 100; i++) {
            count(Outcome.COUNTED);
        }
        FOLDED.set(0);
    }

    @AfterEach
    void stop() {
        configuration.shutdown();
    }

    private int count(Outcome outcome) {
        return commands.<Integer>sendAndWait(new Count("one", outcome));
    }

    @Test
    void aRefusalThatChangedNothingLeavesItAtHand() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> count(Outcome.REFUSED)).hasMessageContaining("no");
        }
        assertThat(count(Outcome.COUNTED)).isEqualTo(101);
        assertThat(FOLDED).hasValue(1);
    }

    @Test
    void whatHappenedBeforeARefusalIsForgotten() {
        assertThatThrownBy(() -> count(Outcome.REFUSED_AFTER_COUNTING)).hasMessageContaining("after all");
        assertThat(count(Outcome.COUNTED)).isEqualTo(101);
    }

    @Test
    void whatWasLostWhileItWasStoredIsForgottenThoughAnotherNodeStoredAsMuch() {
        assertThatThrownBy(() -> count(Outcome.LOST)).hasMessageContaining("power");
        int stored = (int) store.readEvents("one").asStream().count();
        store.publish(
                new GenericDomainEventMessage<>(Counter.class.getSimpleName(), "one", stored, new Counted("one")));
        FOLDED.set(0);
        assertThat(count(Outcome.COUNTED)).isEqualTo(stored + 2);
        assertThat(FOLDED).hasValue(stored + 2);
    }
}
