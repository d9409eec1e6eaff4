package io.orderfold.kernel.axon;

import io.orderfold.kernel.Rejection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's JDBC engine, less what a busy log has too much of.
 *
 * <p>The thread that reads the log's tail for all processors is woken by each commit. While commits come fast it waits a
 * few milliseconds from one read to the next, so that a read brings many events; the first one after a pause is read at
 * once.
 *
 * <p>Each load of an aggregate looks for a snapshot first. Where none was ever taken, there is none to look for.
 *
 * <p>The history of an aggregate ends where something is in it that this release does not know.
 *
 * <p>Each event's token tells the numbers missing before it, for as long as somebody may still be about to fill them:
 * after a {@code kill -9} in a large transaction that would be a copy of its hundreds of numbers with each of the next
 * 10,000 events, most of a small heap. Numbers that nobody is left to fill are dropped.
 *
 * <p>Beyond Axon's, each event is stored with its hash, see {@link EventHash}.
 */
class LogEngine extends JdbcEventStorageEngine {

    private static final Logger LOG = LoggerFactory.getLogger(LogEngine.class);
    private static final Duration BETWEEN_READS = Duration.ofMillis(10);

    private volatile Runnable afterTailRead = () -> {};
    private final AtomicBoolean snapshotsTaken = new AtomicBoolean();
    private final long firstOpen;
    private volatile boolean closed;
    private final StreamHeads heads = new StreamHeads();
    private final ThreadLocal<@Nullable Map<String, StreamHeads.Head>> appending = new ThreadLocal<>();
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

    /** H2 looks through the whole stream for its highest number, unless it is told to read the index from its end. */
    static PreparedStatement lastSequenceNumber(Connection connection, EventSchema schema, String aggregateIdentifier)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select " + schema.sequenceNumberColumn() + " from "
                + schema.domainEventTable() + " where " + schema.aggregateIdentifierColumn() + " = ? order by "
                + schema.aggregateIdentifierColumn() + " desc, " + schema.sequenceNumberColumn()
                + " desc fetch first 1 row only");
        statement.setString(1, aggregateIdentifier);
        return statement;
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

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return new KnownOnly(super.readEvents(aggregateIdentifier, firstSequenceNumber));
    }

    @Override
    protected PreparedStatement appendEvents(
            Connection connection, List<? extends EventMessage<?>> events, Serializer serializer) throws SQLException {
        Map<String, StreamHeads.Head> news = new HashMap<>();
        PreparedStatement statement = AppendStatement.of(connection, events, serializer, heads, news);
        appending.set(news);
        return statement;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (closed) {
            throw Rejection.unavailable("log-import-running", "A log is being imported; try again when it is done.");
        }
        try {
            super.appendEvents(events, serializer);
            // Only now: a number that another node's event has taken is not ours to go on from.
            Map<String, StreamHeads.Head> news = appending.get();
            if (news != null) {
                heads.added(news);
            }
        } finally {
            appending.remove();
        }
    }

    /** While it is closed, this node appends nothing. */
    void close(boolean nothingIsAppended) {
        closed = nothingIsAppended;
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

    /** Read at once, so that one which can't be read is found out here, where the whole stream can take its place. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        try {
            Optional<DomainEventMessage<?>> snapshot = super.readSnapshot(aggregateIdentifier);
            snapshot.ifPresent(DomainEventMessage::getPayload);
            return snapshot;
        } catch (SerializationException | LinkageError damaged) {
            LOG.warn(
                    "The snapshot of {} can't be read; the whole stream is read instead", aggregateIdentifier, damaged);
            return Optional.empty();
        }
    }

    /** A long one may not be a plain string to the database. */
    @Override
    protected DomainEventData<?> getSnapshotData(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString(schema().typeColumn()),
                row.getString(schema().aggregateIdentifierColumn()),
                row.getLong(schema().sequenceNumberColumn()),
                row.getString(schema().eventIdentifierColumn()),
                row.getString(schema().timestampColumn()),
                row.getString(schema().payloadTypeColumn()),
                row.getString(schema().payloadRevisionColumn()),
                row.getString(schema().payloadColumn()),
                row.getString(schema().metaDataColumn()));
    }

    /** One a stream: the new one takes the place of whatever was there, of one that can't be read, too. */
    @Override
    protected PreparedStatement appendSnapshot(
            Connection connection, DomainEventMessage<?> snapshot, Serializer serializer) throws SQLException {
        try (PreparedStatement upToThis =
                deleteSnapshots(connection, snapshot.getAggregateIdentifier(), snapshot.getSequenceNumber() + 1)) {
            upToThis.executeUpdate();
        }
        return super.appendSnapshot(connection, snapshot, serializer);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        super.storeSnapshot(snapshot, serializer);
        snapshotsTaken.set(true);
    }
}
