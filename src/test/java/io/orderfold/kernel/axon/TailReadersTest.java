package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TailReadersTest {

    private static final int MANY = 2_500;

    private final Deque<TrackedEventMessage<?>> log = new ArrayDeque<>();
    private final List<String> closed = new ArrayList<>();
    private int position;

    private final TailReaders readers = new TailReaders(new StreamableMessageSource<>() {
        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            return new Written();
        }
    });

    private final class Written implements BlockingStream<TrackedEventMessage<?>> {
        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(log.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return !log.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return log.remove();
        }

        @Override
        public void close() {
            closed.add("closed");
        }
    }

    private void write(Object... payloads) {
        Stream.of(payloads)
                .forEach(payload -> log.add(new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(++position), new GenericEventMessage<>(payload))));
    }

    private static List<Object> read(BlockingStream<TrackedEventMessage<?>> reader) throws InterruptedException {
        List<Object> payloads = new ArrayList<>();
        while (reader.hasNextAvailable()) {
            payloads.add(reader.nextAvailable().getPayload());
        }
        return payloads;
    }

    /** A reader that has been told that numbers are nothing to it. */
    private BlockingStream<TrackedEventMessage<?>> readerOfWords() throws InterruptedException {
        BlockingStream<TrackedEventMessage<?>> reader = readers.openStream(null);
        write(0);
        reader.skipMessagesWithPayloadTypeOf(reader.nextAvailable());
        return reader;
    }

    @Test
    void handsOnEverythingUntilToldWhatNobodyWants() throws Exception {
        write("a", 1, "b", 2);
        assertThat(read(readers.openStream(null))).containsExactly("a", 1, "b", 2);
    }

    @Test
    void passesOverWhatNobodyWants() throws Exception {
        BlockingStream<TrackedEventMessage<?>> reader = readerOfWords();
        write(1, "a", 2, 3, "b");
        assertThat(read(reader)).containsExactly("a", "b");
    }

    @Test
    void handsOnTheLastThereIsSoThatTheTokenFollows() throws Exception {
        BlockingStream<TrackedEventMessage<?>> reader = readerOfWords();
        write("a", 1, 2, 3);
        assertThat(read(reader)).containsExactly("a", 3);
        write(4, 5);
        assertThat(read(reader)).containsExactly(5);
    }

    @Test
    void losesNothingThatIsWrittenWhileItLooks() throws Exception {
        BlockingStream<TrackedEventMessage<?>> reader = readerOfWords();
        write(1);
        assertThat(reader.hasNextAvailable()).isTrue();
        write("a");
        assertThat(reader.peek()).map(event -> (Object) event.getPayload()).contains("a");
        assertThat(read(reader)).containsExactly("a");
    }

    @Test
    void showsItselfAliveInALongStretchThatNobodyWants() throws Exception {
        BlockingStream<TrackedEventMessage<?>> reader = readerOfWords();
        for (int i = 1; i <= MANY; i++) {
            write(i);
        }
        assertThat(read(reader)).containsExactly(1_000, 2_000, MANY);
    }

    @Test
    void eachReaderHasTasteOfItsOwn() throws Exception {
        readerOfWords();
        write(1, "a");
        assertThat(read(readers.openStream(null))).containsExactly(1, "a");
    }

    @Test
    void wakesWhoeverIsStillReading() {
        List<String> woken = new ArrayList<>();
        BlockingStream<TrackedEventMessage<?>> first = readers.openStream(null);
        BlockingStream<TrackedEventMessage<?>> second = readers.openStream(null);
        assertThat(first.setOnAvailableCallback(() -> woken.add("first"))).isTrue();
        assertThat(second.setOnAvailableCallback(() -> woken.add("second"))).isTrue();
        readers.wake();
        assertThat(woken).containsExactlyInAnyOrder("first", "second");
        first.close();
        readers.wake();
        assertThat(woken).filteredOn("second"::equals).hasSize(2);
        assertThat(woken).filteredOn("first"::equals).hasSize(1);
        assertThat(closed).hasSize(1);
    }

    @Test
    void wakesTheOthersWhereOneWasShutDown() {
        List<String> woken = new ArrayList<>();
        readers.openStream(null).setOnAvailableCallback(() -> {
            throw new RejectedExecutionException("shut down");
        });
        readers.openStream(null).setOnAvailableCallback(() -> woken.add("alive"));
        readers.wake();
        readers.wake();
        assertThat(woken).containsExactly("alive", "alive");
    }
}
