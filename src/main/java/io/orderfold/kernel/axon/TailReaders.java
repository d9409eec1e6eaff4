package io.orderfold.kernel.axon;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log as processors read it. Axon's own stream leaves out two things that a busy log with many processors needs.
 *
 * <p>It wakes nobody: a processor that has read everything looks again half a second later, and a process of several
 * steps takes seconds. Here all are woken as soon as something new has been read.
 *
 * <p>It passes on events that nobody in the processor handles, one by one, through a queue whose length Axon counts
 * anew for each. Here they are passed over; but the last one there is is handed on, so that the processor's token
 * follows the log.
 */
final class TailReaders implements StreamableMessageSource<TrackedEventMessage<?>> {

    /** So many passed over in a row, one is handed on: a processor that hears nothing loses its claim. */
    private static final int MOST_PASSED_OVER = 1_000;

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Set<Runnable> sleepers = ConcurrentHashMap.newKeySet();

    TailReaders(StreamableMessageSource<TrackedEventMessage<?>> log) {
        this.log = log;
    }

    /** There may be something new. */
    void wake() {
        for (Runnable sleeper : sleepers) {
            try {
                sleeper.run();
            } catch (RejectedExecutionException shutDown) {
                // Its processor was stopped since we looked: it needs no waking.
                sleepers.remove(sleeper);
            }
        }
    }

    /** The same log, in which nothing comes as long as the group that reads it is to stand still. */
    StreamableMessageSource<TrackedEventMessage<?>> unless(BooleanSupplier paused) {
        return new StreamableMessageSource<>() {
            @Override
            public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
                return new Reader(log.openStream(token), paused);
            }

            @Override
            public @Nullable TrackingToken createTailToken() {
                return log.createTailToken();
            }

            @Override
            public @Nullable TrackingToken createHeadToken() {
                return log.createHeadToken();
            }

            @Override
            public @Nullable TrackingToken createTokenAt(Instant dateTime) {
                return log.createTokenAt(dateTime);
            }

            @Override
            public @Nullable TrackingToken createTokenSince(Duration duration) {
                return log.createTokenSince(duration);
            }
        };
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Reader(log.openStream(token), () -> false);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return log.createTokenAt(dateTime);
    }

    @Override
    public @Nullable TrackingToken createTokenSince(Duration duration) {
        return log.createTokenSince(duration);
    }

    /** Used by one thread at a time, its processor's coordinator. */
    private final class Reader implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private final Set<Class<?>> unwanted = new HashSet<>();
        private final BooleanSupplier paused;
        private int passedOver;
        private @Nullable TrackedEventMessage<?> lastPassedOver;
        private @Nullable Runnable callback;

        Reader(BlockingStream<TrackedEventMessage<?>> events, BooleanSupplier paused) {
            this.events = events;
            this.paused = paused;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            try {
                return Optional.ofNullable(next(0, TimeUnit.NANOSECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return next(timeout, unit) != null;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> next = next(Integer.MAX_VALUE, TimeUnit.MILLISECONDS);
            while (next == null) {
                next = next(Integer.MAX_VALUE, TimeUnit.MILLISECONDS);
            }
            if (next == lastPassedOver) {
                forgetPassedOver();
            } else {
                events.nextAvailable();
            }
            return next;
        }

        private @Nullable TrackedEventMessage<?> next(int timeout, TimeUnit unit) throws InterruptedException {
            if (paused.getAsBoolean()) {
                return null;
            }
            while (passedOver < MOST_PASSED_OVER
                    && events.hasNextAvailable(lastPassedOver == null ? timeout : 0, unit)) {
                TrackedEventMessage<?> event = events.peek().orElseThrow();
                if (!unwanted.contains(event.getPayloadType())) {
                    forgetPassedOver();
                    return event;
                }
                lastPassedOver = events.nextAvailable();
                passedOver++;
            }
            return lastPassedOver;
        }

        private void forgetPassedOver() {
            lastPassedOver = null;
            passedOver = 0;
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignoredMessage) {
            unwanted.add(ignoredMessage.getPayloadType());
        }

        @Override
        public boolean setOnAvailableCallback(Runnable newCallback) {
            callback = newCallback;
            sleepers.add(newCallback);
            return true;
        }

        @Override
        public void close() {
            if (callback != null) {
                sleepers.remove(callback);
            }
            events.close();
        }
    }
}
