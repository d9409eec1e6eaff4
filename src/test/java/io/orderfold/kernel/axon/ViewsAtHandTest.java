package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is kept of a view never shows: the answer is what folding the whole stream gives. */
class ViewsAtHandTest {

    record Said(String what) {}

    /** All that was said, in one text. */
    record Story(long version, String text) implements Versioned {}

    static final class Telling implements Fold<Story, Said> {

        @Override
        public Story after(@Nullable Story before, Said event, Happened happened) {
            return new Story(happened.version(), before == null ? event.what() : before.text() + event.what());
        }
    }

    private enum Kind {
        APPEND,
        ASK,
        LET_GO,
        TAKE_BACK,
        REWRITE
    }

    record Step(Kind kind, int stream, int count) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 4))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    /** With streams that lose events again, and have others instead, as no committed one ever does. */
    @Property(tries = 500)
    void isAlwaysTheWholeFold(@ForAll("steps") List<Step> steps) {
        Streams streams = new Streams();
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(streams).build();
        ViewsAtHand views = new ViewsAtHand(store, 3);
        Log log = new Log(store, new JdbcTemplate());
        int said = 0;
        for (Step step : steps) {
            String stream = "stream-" + step.stream();
            switch (step.kind()) {
                case APPEND -> {
                    for (int i = 0; i < step.count(); i++) {
                        streams.say(stream, "s" + said++);
                    }
                }
                case LET_GO -> views.removeAll();
                case TAKE_BACK -> streams.takeBack(stream, step.count());
                case REWRITE -> {
                    streams.takeBack(stream, step.count());
                    for (int i = 0; i < step.count(); i++) {
                        streams.say(stream, "r" + said++);
                    }
                }
                case ASK -> {}
            }
            assertThat(views.newest(stream, Said.class, new Telling()))
                    .isEqualTo(log.fold(stream, Said.class, new Telling()));
        }
        store.shutDown();
    }

    @Example
    void readsNoMoreThanWhatIsNew() {
        Streams streams = new Streams();
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(streams).build();
        ViewsAtHand views = new ViewsAtHand(store, 3);
        for (int i = 0; i < 100; i++) {
            streams.say("long", "a");
        }
        views.newest("long", Said.class, new Telling());
        streams.say("long", "b");
        streams.read = 0;

        assertThat(views.newest("long", Said.class, new Telling()))
                .hasValueSatisfying(story -> assertThat(story.text()).endsWith("aab"));
        assertThat(streams.read).as("the last known event, and the new one").isEqualTo(2);
    }

    @Example
    void keepsNothingOfATransactionBeforeItsCommit() {
        Streams streams = new Streams();
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(streams).build();
        ViewsAtHand views = new ViewsAtHand(store, 3);
        streams.say("stream", "a");
        TransactionSynchronizationManager.initSynchronization();
        try {
            views.newest("stream", Said.class, new Telling());
            streams.read = 0;
            views.newest("stream", Said.class, new Telling());
            assertThat(streams.read).as("read anew").isEqualTo(1);
            TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }
        streams.say("stream", "b");
        streams.say("stream", "c");
        streams.takeBack("stream", 2);
        streams.read = 0;
        views.newest("stream", Said.class, new Telling());
        assertThat(streams.read).isEqualTo(1);
    }

    /** Streams in memory that forget, and count what is read of them. */
    private static final class Streams implements EventStorageEngine {

        private final Map<String, List<DomainEventMessage<?>>> streams = new HashMap<>();
        private int read;

        void say(String stream, String what) {
            List<DomainEventMessage<?>> events = streams.computeIfAbsent(stream, s -> new ArrayList<>());
            events.add(new GenericDomainEventMessage<>("Stream", stream, events.size(), new Said(what)));
        }

        void takeBack(String stream, int count) {
            List<DomainEventMessage<?>> events = streams.getOrDefault(stream, new ArrayList<>());
            events.subList(Math.max(0, events.size() - count), events.size()).clear();
        }

        @Override
        public DomainEventStream readEvents(String stream, long first) {
            List<DomainEventMessage<?>> events = streams.getOrDefault(stream, List.of());
            return DomainEventStream.of(
                    List.copyOf(events.subList((int) Math.min(first, events.size()), events.size())).stream()
                            .peek(event -> read++));
        }

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            throw new UnsupportedOperationException("Here it is said");
        }

        @Override
        public void storeSnapshot(DomainEventMessage<?> snapshot) {
            throw new UnsupportedOperationException("There are no aggregates");
        }

        @Override
        public java.util.stream.Stream<? extends TrackedEventMessage<?>> readEvents(
                @Nullable TrackingToken token, boolean mayBlock) {
            return java.util.stream.Stream.empty();
        }

        @Override
        public java.util.Optional<DomainEventMessage<?>> readSnapshot(String stream) {
            return java.util.Optional.empty();
        }
    }
}
