package io.orderfold.kernel.axon;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Pauses.Pause;
import io.orderfold.kernel.axon.Tokens.SegmentToken;
import io.orderfold.kernel.jdbc.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The groups of handlers that follow the log: how far they are, and what operators want of them. What they want is a row
 * that every node looks for, so it does not matter which node is asked.
 */
@Component
public class ProcessingGroups implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessingGroups.class);

    private static final long LOOK_EVERY_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How a group is. */
    public enum State {
        /** Some node is at it. */
        RUNNING,
        /** It stands still, because an operator wants it to. */
        PAUSED,
        /** It can't go on, and is tried again. */
        FAILING,
        /** No node is at it. */
        STOPPED
    }

    /**
     * A part of a group's events, by their streams.
     *
     * @param position up to where all of them have been handled
     * @param owner the node that is at it
     * @param error the kinds of error it stumbled over last, where that was on this node
     */
    public record SegmentStatus(
            int segment,
            long position,
            @Nullable String owner,
            @Nullable Instant updatedAt,
            @Nullable String error) {}

    /**
     * A group of handlers.
     *
     * @param position up to where all segments have come
     * @param head the log's highest number
     * @param behind how many events have not been handled by all segments
     * @param behindSince when the first of those was recorded
     * @param parked how many events it could not handle, with those that wait behind them
     */
    public record GroupStatus(
            String name,
            State state,
            @Nullable Instant pausedAt,
            @Nullable String pausedBy,
            long position,
            long head,
            long behind,
            @Nullable Instant behindSince,
            long parked,
            List<SegmentStatus> segments) {}

    private final EventProcessing groups;
    private final EventProcessingConfiguration processing;
    private final Pauses pauses;
    private final Tokens tokens;
    private final LogPages log;
    private final JdbcTemplate writeJdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final Set<String> stoppedHere = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ScheduledExecutorService timer;

    ProcessingGroups(
            EventProcessing groups,
            EventProcessingConfiguration processing,
            Pauses pauses,
            Tokens tokens,
            LogPages log,
            JdbcTemplate writeJdbc,
            PlatformTransactionManager writeTransactions,
            @Qualifier(Databases.READ) PlatformTransactionManager readTransactions) {
        this.groups = groups;
        this.processing = processing;
        this.pauses = pauses;
        this.tokens = tokens;
        this.log = log;
        this.writeJdbc = writeJdbc;
        this.writing = ofItsOwn(writeTransactions);
        this.reading = ofItsOwn(readTransactions);
    }

    private static TransactionTemplate ofItsOwn(PlatformTransactionManager transactions) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /** The groups that follow the log, here or on another node. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(groups.groups());
        names.removeIf(group -> group.endsWith(".lookup"));
        return names;
    }

    private Optional<StreamingEventProcessor> processor(String group) {
        return processing.eventProcessor(group, StreamingEventProcessor.class);
    }

    public List<GroupStatus> all() {
        long head = log.head();
        Map<String, Pause> paused = pauses.look();
        return names().stream()
                .map(group -> status(group, head, paused.get(group)))
                .toList();
    }

    public Optional<GroupStatus> find(String group) {
        return names().contains(group)
                ? Optional.of(status(group, log.head(), pauses.look().get(group)))
                : Optional.empty();
    }

    private GroupStatus status(String group, long head, @Nullable Pause pause) {
        Map<Integer, EventTrackerStatus> here =
                processor(group).map(StreamingEventProcessor::processingStatus).orElse(Map.of());
        List<SegmentStatus> segments = tokens.of(group).stream()
                .map(token -> segment(token, here.get(token.segment())))
                .toList();
        long position =
                segments.stream().mapToLong(SegmentStatus::position).min().orElse(0);
        Map<String, Object> behind = position >= head
                ? Map.of("count", 0L)
                : writeJdbc.queryForMap(
                        "select count(*) as \"count\", min(recorded_at) as \"first\" from events where global_index > ?",
                        position);
        return new GroupStatus(
                group,
                state(pause, segments),
                pause == null ? null : pause.since(),
                pause == null ? null : pause.by(),
                position,
                head,
                ((Number) Objects.requireNonNull(behind.get("count"))).longValue(),
                behind.get("first") instanceof String first ? Instant.parse(first) : null,
                Objects.requireNonNull(tokens.database(group)
                        .queryForObject(
                                "select count(*) from dead_letters where processing_group = ?", Long.class, group)),
                segments);
    }

    private static SegmentStatus segment(SegmentToken token, @Nullable EventTrackerStatus here) {
        Throwable error = here != null && here.isErrorState() ? here.getError() : null;
        return new SegmentStatus(
                token.segment(),
                // What passes a segment by is noted in its token after a while only.
                Math.max(
                        token.position(),
                        here == null ? 0 : new SegmentToken(0, here.getTrackingToken(), null, null).position()),
                token.owner(),
                token.updatedAt(),
                error == null ? null : ParkedBecause.describe(error));
    }

    private static State state(@Nullable Pause pause, List<SegmentStatus> segments) {
        if (pause != null) {
            return State.PAUSED;
        }
        if (segments.stream().anyMatch(segment -> segment.error() != null)) {
            return State.FAILING;
        }
        return segments.stream().anyMatch(segment -> segment.owner() != null) ? State.RUNNING : State.STOPPED;
    }

    /** Has a group stand still on every node, until it is resumed; each does so at its next look, in a second at most. */
    public void pause(String group, Actor by) {
        pauses.pause(group, by);
    }

    /** Has it go on where it was. */
    public void resume(String group) {
        pauses.resume(group);
    }

    /** Makes two segments of one, so that more threads or nodes can be at it. */
    public void split(String group, int segment) {
        ask(group, segment, "split");
    }

    /** Makes one segment of one and of what was split from it. */
    public void merge(String group, int segment) {
        ask(group, segment, "merge");
    }

    private void ask(String group, int segment, String wanted) {
        if (pauses.of(group).isPresent()) {
            throw Rejection.conflict("projection-paused", group + " is paused: resume it before.");
        }
        List<Integer> segments =
                tokens.of(group).stream().map(SegmentToken::segment).toList();
        if (!segments.contains(segment)) {
            throw Rejection.invalid("unknown-segment", "segment", group + " has the segments " + segments + ".");
        }
        if (wanted.equals("merge") && segments.size() == 1) {
            throw Rejection.conflict("single-segment", group + " has one segment only.");
        }
        String id = UUID.randomUUID().toString();
        JdbcTemplate database = tokens.database(group);
        transaction(group)
                .executeWithoutResult(status -> database.update(
                        "insert into segment_requests (request_id, processing_group, segment, wanted) values (?, ?, ?, ?)",
                        id,
                        group,
                        segment,
                        wanted));
        try {
            if (!isDone(id, group)) {
                throw Rejection.unavailable(
                        "segment-not-free", "No node could " + wanted + " the segment; try again in a moment.");
            }
        } finally {
            transaction(group)
                    .executeWithoutResult(
                            status -> database.update("delete from segment_requests where request_id = ?", id));
        }
    }

    private TransactionTemplate transaction(String group) {
        return group.endsWith(".projection") ? reading : writing;
    }

    private boolean isDone(String request, String group) {
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            List<String> outcome = Objects.requireNonNull(transaction(group).execute(status -> tokens.database(group)
                    .queryForList(
                            "select outcome from segment_requests where request_id = ? and outcome is not null",
                            String.class,
                            request)));
            if (!outcome.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private record Request(String id, String group, int segment, String wanted) {}

    /** Does here what operators want of all nodes, or of the one that is at a segment. */
    void obey() {
        Map<String, Pause> paused = pauses.look();
        for (String group : names()) {
            StreamingEventProcessor processor = processor(group).orElse(null);
            if (processor == null) {
                continue;
            }
            if (paused.containsKey(group)) {
                if (processor.isRunning()) {
                    LOG.info("Pausing {}", group);
                    stoppedHere.add(group);
                    processor.shutdownAsync();
                }
            } else if (stoppedHere.contains(group) && !processor.isRunning()) {
                LOG.info("Resuming {}", group);
                stoppedHere.remove(group);
                processor.start();
            }
        }
        for (JdbcTemplate database : databases()) {
            List<Request> requests = database.query(
                    "select * from segment_requests where outcome is null",
                    (row, number) -> new Request(
                            row.getString("request_id"),
                            row.getString("processing_group"),
                            row.getInt("segment"),
                            row.getString("wanted")));
            requests.forEach(request -> processor(request.group())
                    .filter(StreamingEventProcessor::isRunning)
                    .ifPresent(processor -> obey(request, processor, database)));
        }
    }

    private List<JdbcTemplate> databases() {
        List<JdbcTemplate> databases = new ArrayList<>(List.of(writeJdbc));
        JdbcTemplate other = tokens.database("x.projection");
        if (other != writeJdbc) {
            databases.add(other);
        }
        return databases;
    }

    private void obey(Request request, StreamingEventProcessor processor, JdbcTemplate database) {
        Map<Integer, EventTrackerStatus> here = new HashMap<>(processor.processingStatus());
        EventTrackerStatus mine = here.get(request.segment());
        boolean merge = request.wanted().equals("merge");
        if (mine == null) {
            if (merge) {
                // The node that merges needs both: the other one is let go of.
                here.values().stream()
                        .filter(status -> status.getSegment().mergeableSegmentId() == request.segment())
                        .forEach(status ->
                                processor.releaseSegment(status.getSegment().getSegmentId(), 5, TimeUnit.SECONDS));
            }
            return;
        }
        // One node at a time, and only while it is not done: what was merged here, another node may claim at once, and
        // would merge once more.
        transaction(request.group()).executeWithoutResult(status -> {
            boolean open = !database.queryForList(
                            "select request_id from segment_requests where request_id = ? and outcome is null for update",
                            String.class,
                            request.id())
                    .isEmpty();
            if (open) {
                fulfil(request, processor, database);
            }
        });
    }

    private static void fulfil(Request request, StreamingEventProcessor processor, JdbcTemplate database) {
        boolean merge = request.wanted().equals("merge");
        try {
            boolean done = (merge
                            ? processor.mergeSegment(request.segment())
                            : processor.splitSegment(request.segment()))
                    .get(5, TimeUnit.SECONDS);
            if (done) {
                database.update("update segment_requests set outcome = 'done' where request_id = ?", request.id());
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.info(
                    "Could not {} segment {} of {} yet: {}",
                    request.wanted(),
                    request.segment(),
                    request.group(),
                    e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void obeyQuietly() {
        try {
            obey();
        } catch (RuntimeException e) {
            // The database may be away; the timer must outlive that.
            LOG.warn("Could not look what operators want: {}", e.toString());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "operators-wishes"));
        timer = started;
        started.scheduleWithFixedDelay(this::obeyQuietly, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = timer;
        timer = null;
        if (stopping != null) {
            stopping.shutdownNow();
            try {
                if (!stopping.awaitTermination(5, TimeUnit.SECONDS)) {
                    LOG.warn("A segment is still being split or merged");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
