package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The same aggregate twice, asked the same things at the same moment. One is folded from all its events each time, the
 * other from a snapshot that was stored as JSON and read back: they must not differ in anything they answer, refuse or
 * record.
 */
public final class WithAndWithoutSnapshots implements AutoCloseable {

    private final Log engine = new Log();
    private final EmbeddedEventStore storeWith =
            EmbeddedEventStore.builder().storageEngine(engine).build();
    private final Configuration with;
    private final Configuration without;
    private final Class<?> aggregate;
    private final AggregateSnapshotter snapshotter;
    private int snapshots;

    /** @param surroundings what the aggregate's handlers need; made for each of the two */
    public WithAndWithoutSnapshots(Class<?> aggregate, Consumer<Configurer> surroundings) {
        this.aggregate = aggregate;
        Configurer first = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(configuration -> storeWith)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(aggregate));
        Configurer second = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(aggregate));
        surroundings.accept(first);
        surroundings.accept(second);
        with = first.start();
        without = second.start();
        snapshotter = AggregateSnapshotter.builder()
                .eventStore(storeWith)
                .aggregateFactories(new GenericAggregateFactory<>(aggregate))
                .build();
    }

    /** What both answer; a refusal is thrown, when both refuse. */
    public <R> R send(String stream, Object command) {
        Clock before = GenericEventMessage.clock;
        GenericEventMessage.clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        try {
            Outcome expected = Outcome.of(without, command);
            assertThat(Outcome.of(with, command))
                    .as("%s with snapshots", command)
                    .isEqualTo(expected);
            assertThat(payloads(with, stream))
                    .as("what %s has recorded with snapshots", command)
                    .isEqualTo(payloads(without, stream));
            return expected.answer();
        } finally {
            GenericEventMessage.clock = before;
        }
    }

    /** Whoever comes next finds a snapshot of all there is. */
    public void takeSnapshot(String stream) {
        snapshotter.scheduleSnapshot(aggregate, stream);
    }

    /** How many snapshots have been read so far. */
    public int snapshotsRead() {
        return snapshots;
    }

    public List<?> events(String stream) {
        return payloads(without, stream);
    }

    private static List<?> payloads(Configuration axon, String stream) {
        return axon.eventStore()
                .readEvents(stream, 0)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .toList();
    }

    @Override
    public void close() {
        with.shutdown();
        without.shutdown();
        storeWith.shutDown();
    }

    private record Outcome(
            @Nullable Object result, @Nullable Rejection refusal, List<?> refused) {

        static Outcome of(Configuration axon, Object command) {
            try {
                return new Outcome(axon.commandGateway().sendAndWait(command), null, List.of());
            } catch (Rejection refusal) {
                return new Outcome(
                        null, refusal, List.of(refusal.kind(), refusal.code(), refusal.reason(), refusal.details()));
            }
        }

        @SuppressWarnings("unchecked")
        <R> R answer() {
            if (refusal != null) {
                throw refusal;
            }
            return (R) result;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Outcome outcome
                    && java.util.Objects.equals(result, outcome.result)
                    && refused.equals(outcome.refused);
        }

        @Override
        public int hashCode() {
            return refused.hashCode();
        }
    }

    /** Events in memory, snapshots as text. */
    private final class Log implements EventStorageEngine {

        private final Serializer serializer = Serializers.snapshots();
        private final EventStorageEngine events = new InMemoryEventStorageEngine();
        private final Map<String, GenericDomainEventMessage<SerializedObject<String>>> stored = new HashMap<>();

        @Override
        public void storeSnapshot(DomainEventMessage<?> snapshot) {
            stored.put(
                    snapshot.getAggregateIdentifier(),
                    new GenericDomainEventMessage<>(
                            snapshot.getType(),
                            snapshot.getAggregateIdentifier(),
                            snapshot.getSequenceNumber(),
                            serializer.serialize(snapshot.getPayload(), String.class)));
        }

        @Override
        public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
            return Optional.ofNullable(stored.get(stream)).map(snapshot -> {
                snapshots++;
                return new GenericDomainEventMessage<>(
                        snapshot.getType(),
                        snapshot.getAggregateIdentifier(),
                        snapshot.getSequenceNumber(),
                        read(snapshot.getPayload()));
            });
        }

        /** The store would take an exception for a reason to do without the snapshot. */
        private Object read(SerializedObject<String> snapshot) {
            try {
                return serializer.deserialize(snapshot);
            } catch (SerializationException e) {
                throw new AssertionError("A snapshot that can't be read: " + snapshot.getData(), e);
            }
        }

        @Override
        public void appendEvents(List<? extends EventMessage<?>> news) {
            events.appendEvents(news);
        }

        @Override
        public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
            return events.readEvents(token, mayBlock);
        }

        @Override
        public DomainEventStream readEvents(String stream, long first) {
            return events.readEvents(stream, first);
        }
    }
}
