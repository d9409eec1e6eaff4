package io.orderfold.kernel.axon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine, less what a busy log has too much of.
 *
 * <p>The thread that reads the log's tail for all processors is woken by each commit. While commits come fast it waits a
 * few milliseconds from one read to the next, so that a read brings many events; the first one after a pause is read at
 * once.
 *
 * <p>Each load of an aggregate looks for a snapshot first. Where none was ever taken, there is none to look for.
 *
 * <p>Each event's token tells the numbers missing before it, for as long as somebody may still be about to fill them:
 * after a {@code kill -9} in a large transaction that would be a copy of its hundreds of numbers with each of the next
 * 10,000 events, most of a small heap. Numbers that nobody is left to fill are dropped.
 */
class LogEngine extends JdbcEventStorageEngine {

    private static final Duration BETWEEN_READS = Duration.ofMillis(10);

    private volatile Runnable afterTailRead = () -> {};
    private final AtomicBoolean snapshotsTaken = new AtomicBoolean();
    private final long firstOpen;
    private long lastRead = System.nanoTime() - BETWEEN_READS.toNanos();

    /**
     * @param snapshotsTaken whether the log's table of snapshots has any
     * @param firstOpen the first number in the log that may still be filled, if it is missing; 0 where that isn't known
     */
    LogEngine(JdbcEventStorageEngine.Builder builder, boolean snapshotsTaken, long firstOpen) {
        super(builder);
        this.snapshotsTaken.set(snapshotsTaken);
        this.firstOpen = firstOpen;
    }

    /** @param mayBlock said by the tail's one reader, and by nobody else */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        if (!mayBlock) {
            return super.readEvents(token, false);
        }
        waitForTurn();
        AtomicBoolean any = new AtomicBoolean();
        Stream<TrackedEventMessage<?>> tail = super.readEvents(token, true).map(event -> {
            any.setPlain(true);
            return event;
        });
        // What comes last in a stream is done when all before has been taken.
        return Stream.concat(tail, Stream.of(any).flatMap(read -> {
            if (read.getPlain()) {
                afterTailRead.run();
            }
            return Stream.empty();
        }));
    }

    /** What is done whenever the tail's reader has taken something, and all there was. */
    void onTailRead(Runnable followUp) {
        afterTailRead = followUp;
    }

    private synchronized void waitForTurn() {
        long rest = lastRead + BETWEEN_READS.toNanos() - System.nanoTime();
        if (rest > 0) {
            LockSupport.parkNanos(Math.min(rest, TimeUnit.SECONDS.toNanos(1)));
        }
        lastRead = System.nanoTime();
    }

    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, @Nullable GapAwareTrackingToken before)
            throws SQLException {
        // The rows that have since filled a missing number come first: with the first that follows, all were looked
        // for.
        if (before != null && row.getLong(schema().globalIndexColumn()) > before.getIndex()) {
            return super.getTrackedEventData(row, before.withGapsTruncatedAt(firstOpen));
        }
        return super.getTrackedEventData(row, before);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshotsTaken.get() ? super.readSnapshotData(aggregateIdentifier) : Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        super.storeSnapshot(snapshot, serializer);
        snapshotsTaken.set(true);
    }
}
