package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.PastShop;
import io.orderfold.kernel.PastView;
import io.orderfold.kernel.PastView.State;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.AsOf;
import io.orderfold.kernel.axon.FillProgress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The shop as it was: versions of all projections' tables that end at an instant, filled from the log, read for a while and
 * dropped. They are known to the read database, so every node that shares it can answer from them, whichever filled them.
 *
 * <p>Nothing outlives its use: what nobody has read for long is dropped by any node, and so is what a node left behind that
 * has died.
 */
@Component
public class PastViews implements PastShop, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PastViews.class);

    private static final String SELECT = "select * from past_views ";
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final Duration DEAD_AFTER = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** So long the tables stay after a view has ended: for whoever had begun to read them. */
    private static final Duration STILL_READ = Duration.ofSeconds(10);

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int LONGEST_FAILURE = 1_000;

    /** What this node fills. */
    private static final class Work {
        private volatile boolean cancelled;
        private volatile @Nullable Fill fill;

        void cancel() {
            cancelled = true;
            Fill begun = fill;
            if (begun != null) {
                begun.cancel();
            }
        }
    }

    private record Stored(PastView view, Map<String, Integer> versions) {}

    private final VersionFilling filling;
    private final TableVersions tables;
    private final JdbcTemplate jdbc;
    private final Duration keep;
    private final int most;
    private final Duration settled;
    private final Map<UUID, Work> mine = new ConcurrentHashMap<>();
    private volatile @Nullable ExecutorService worker;
    private volatile @Nullable ScheduledExecutorService timer;

    /**
     * @param keep how long one is kept that nobody reads
     * @param most so many there are at most
     * @param settled so long after an instant whatever was recorded up to it has been committed
     */
    PastViews(
            VersionFilling filling,
            TableVersions tables,
            @Qualifier(Databases.READ) JdbcTemplate jdbc,
            @Value("${orderfold.past-views.keep:PT1H}") Duration keep,
            @Value("${orderfold.past-views.most:5}") int most,
            @Value("${orderfold.past-views.settled:PT5S}") Duration settled) {
        this.filling = filling;
        this.tables = tables;
        this.jdbc = jdbc;
        this.keep = keep;
        this.most = most;
        this.settled = settled;
    }

    @Override
    public PastView ask(Instant asOf, Actor by) {
        refuseTheFuture(asOf);
        while (true) {
            Optional<PastView> there = at(asOf);
            if (there.isPresent()) {
                return there.get();
            }
            makeRoom();
            UUID id = UUID.randomUUID();
            OffsetDateTime now = now();
            try {
                jdbc.update(
                        "insert into past_views (view_id, as_of, live_as_of, view_state, versions, requested_by,"
                                + " requested_at, last_used_at, alive_at, log_position, log_head, events_read, rows_made,"
                                + " per_second) values (?, ?, ?, 'FILLING', '', ?, ?, ?, ?, 0, 0, 0, 0, 0)",
                        id.toString(),
                        asOf.toString(),
                        asOf.toString(),
                        by.name(),
                        now,
                        now,
                        now);
            } catch (DuplicateKeyException e) {
                // Somebody else asked for it at the same moment.
                continue;
            }
            begin(id, asOf);
            return get(id);
        }
    }

    /** @throws Rejection {@code as-of-in-the-future} */
    public static void refuseTheFuture(Instant asOf) {
        if (asOf.isAfter(GenericEventMessage.clock.instant())) {
            throw Rejection.invalid("as-of-in-the-future", "asOf", "That instant is yet to come.");
        }
    }

    /** The view of an instant that is being made or can be read, if there is one. */
    public Optional<PastView> at(Instant asOf) {
        return select("where live_as_of = ?", asOf.toString()).stream()
                .filter(this::isThere)
                .map(Stored::view)
                .findFirst();
    }

    @Override
    public PastView get(UUID id) {
        return select("where view_id = ?", id.toString()).stream()
                .map(Stored::view)
                .findFirst()
                .orElseThrow(() -> Rejection.notFound("past view", id));
    }

    @Override
    public List<PastView> list() {
        return select("order by requested_at desc, view_id").stream()
                .map(Stored::view)
                .toList();
    }

    @Override
    public PastView drop(UUID id) {
        end(id, State.DROPPED, null);
        Work work = mine.get(id);
        if (work != null) {
            work.cancel();
        }
        return get(id);
    }

    @Override
    public PastView await(PastView view, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        PastView now = view;
        while (now.state() == State.FILLING && System.nanoTime() - until < 0) {
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Rejection.unavailable("shutting-down", "The application is shutting down.");
            }
            now = get(view.pastViewId());
        }
        return now;
    }

    /** Has the current thread read from it until the scope is closed; nothing where it can't be read any more. */
    public Optional<AsOf.Scope> open(PastView view) {
        Optional<Stored> found = select("where view_id = ?", view.pastViewId().toString()).stream()
                .filter(stored -> stored.view().state() == State.READY && isThere(stored))
                .findFirst();
        found.ifPresent(stored -> jdbc.update(
                "update past_views set last_used_at = ? where view_id = ? and last_used_at < ?",
                now(),
                view.pastViewId().toString(),
                now().minus(keep.dividedBy(20))));
        return found.map(stored -> {
            AsOf.Scope versions = tables.open(stored.versions());
            AsOf.Scope instant = AsOf.at(stored.view().asOf());
            return () -> {
                instant.close();
                versions.close();
            };
        });
    }

    /**
     * A migration gives up all versions that don't serve, and a later release may have projections that the view knows
     * nothing of: then it has ended.
     */
    private boolean isThere(Stored stored) {
        if (stored.view().state() == State.FILLING) {
            return true;
        }
        Map<String, Set<Integer>> kept = filling.kept();
        boolean all = stored.versions().keySet().containsAll(filling.groupsOfThePast())
                && stored.versions().entrySet().stream()
                        .allMatch(version ->
                                kept.getOrDefault(version.getKey(), Set.of()).contains(version.getValue()));
        if (!all) {
            end(stored.view().pastViewId(), State.EXPIRED, null);
        }
        return all;
    }

    private void makeRoom() {
        List<PastView> live = select("where live_as_of is not null").stream()
                .map(Stored::view)
                .toList();
        if (live.size() < most) {
            return;
        }
        PastView longestUnused = live.stream()
                .filter(view -> view.state() == State.READY)
                .min(Comparator.comparing(
                        view -> Optional.ofNullable(view.lastUsedAt()).orElse(view.requestedAt())))
                .orElseThrow(() -> Rejection.conflict(
                                "too-many-past-views", "So many are being made already. Wait for them, or drop one.")
                        .with("most", most));
        end(longestUnused.pastViewId(), State.EXPIRED, null);
    }

    private void begin(UUID id, Instant asOf) {
        ExecutorService working = worker;
        if (working == null) {
            end(id, State.FAILED, new PastView.PastViewFailure("The node was stopped", null));
            return;
        }
        Work work = new Work();
        mine.put(id, work);
        working.execute(() -> work(id, asOf, work));
    }

    private void work(UUID id, Instant asOf, Work work) {
        try {
            awaitSettled(asOf, work);
            fill(id, asOf, work);
        } catch (CancellationException e) {
            // Dropped by somebody, unless this node is being stopped.
            end(id, State.FAILED, new PastView.PastViewFailure("The node was stopped", null));
        } catch (FillFailure e) {
            LOG.warn("The shop as of {} could not be made", asOf, e);
            end(id, State.FAILED, new PastView.PastViewFailure(shortened(e.getMessage()), e.eventId()));
        } catch (Rejection e) {
            // Such as of an event that this release does not know.
            LOG.warn("The shop as of {} could not be made: {}", asOf, e.reason());
            end(id, State.FAILED, new PastView.PastViewFailure(shortened(e.reason()), null));
        } catch (RuntimeException e) {
            LOG.error("The shop as of {} could not be made", asOf, e);
            end(id, State.FAILED, new PastView.PastViewFailure(e.getClass().getSimpleName(), null));
        } finally {
            mine.remove(id);
        }
    }

    private static String shortened(@Nullable String reason) {
        return reason == null ? "" : reason.substring(0, Math.min(reason.length(), LONGEST_FAILURE));
    }

    /** An event is stamped before it is committed: what was recorded just now may not be in the log yet. */
    private void awaitSettled(Instant asOf, Work work) {
        while (!work.cancelled && GenericEventMessage.clock.instant().isBefore(asOf.plus(settled))) {
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                work.cancel();
            }
        }
        if (work.cancelled) {
            throw new CancellationException("It was given up before it was begun");
        }
    }

    private void fill(UUID id, Instant asOf, Work work) {
        Fill fill = filling.begin(filling.groupsOfThePast(), asOf);
        try {
            work.fill = fill;
            if (work.cancelled) {
                fill.cancel();
            }
            filling.complete(fill);
            filling.keep(fill, () -> {
                progress(id, fill.progress());
                OffsetDateTime now = now();
                if (jdbc.update(
                                "update past_views set view_state = 'READY', versions = ?, ready_at = ?,"
                                        + " last_used_at = ? where view_id = ? and view_state = 'FILLING'",
                                text(fill.versions()),
                                now,
                                now,
                                id.toString())
                        != 1) {
                    throw new CancellationException("It was given up before it was made");
                }
            });
        } catch (RuntimeException e) {
            filling.drop(fill);
            throw e;
        }
    }

    private void progress(UUID id, FillProgress progress) {
        jdbc.update(
                "update past_views set alive_at = ?, log_position = ?, log_head = ?, events_read = ?, rows_made = ?,"
                        + " per_second = ?, seconds_left = ? where view_id = ?",
                now(),
                progress.position(),
                progress.head(),
                progress.eventsRead(),
                progress.rows(),
                progress.perSecond(),
                progress.secondsLeft(),
                id.toString());
    }

    private void end(UUID id, State state, PastView.@Nullable PastViewFailure failure) {
        jdbc.update(
                "update past_views set view_state = ?, live_as_of = null, ended_at = ?, seconds_left = null,"
                        + " failure = ?, failed_event = ? where view_id = ? and live_as_of is not null",
                state.name(),
                now(),
                failure == null ? null : failure.reason(),
                failure == null ? null : failure.eventId(),
                id.toString());
    }

    private void look() {
        try {
            mine.forEach(this::report);
            endWhatIsOver();
            dropWhatHasEnded();
        } catch (DataAccessException e) {
            // The database may be away, or another node be doing the same; the timer must outlive that.
            LOG.warn("Could not look after views of the past: {}", e.toString());
        }
    }

    private void report(UUID id, Work work) {
        Fill fill = work.fill;
        progress(id, fill == null ? new FillProgress(0, 0, 0, 0, 0, null) : fill.progress());
        boolean wanted = select("where view_id = ?", id.toString()).stream()
                .anyMatch(stored -> stored.view().state() == State.FILLING);
        if (!wanted) {
            work.cancel();
        }
    }

    private void endWhatIsOver() {
        select("where view_state = 'READY' and last_used_at < ?", now().minus(keep))
                .forEach(stored -> end(stored.view().pastViewId(), State.EXPIRED, null));
        select("where view_state = 'FILLING' and alive_at < ?", now().minus(DEAD_AFTER)).stream()
                .map(stored -> stored.view().pastViewId())
                .filter(id -> !mine.containsKey(id))
                .forEach(id -> end(
                        id, State.FAILED, new PastView.PastViewFailure("The node that was making it is gone", null)));
        jdbc.update("delete from past_views where ended_at < ?", now().minus(REMEMBERED));
    }

    private void dropWhatHasEnded() {
        // Asked for first: whatever is kept by now is known to a view by now.
        Map<String, Set<Integer>> kept = filling.kept();
        Set<String> needed = select("where view_state = 'READY' or ended_at > ?", now().minus(STILL_READ)).stream()
                .flatMap(stored -> stored.versions().entrySet().stream())
                .map(version -> version.getKey() + "=" + version.getValue())
                .collect(Collectors.toSet());
        kept.forEach((group, numbers) -> numbers.stream()
                .filter(number -> !needed.contains(group + "=" + number))
                .forEach(number -> filling.dropKept(group, number)));
    }

    private List<Stored> select(String condition, Object... arguments) {
        return jdbc.query(SELECT + condition, (row, number) -> stored(row), arguments);
    }

    private Stored stored(ResultSet row) throws SQLException {
        UUID id = UUID.fromString(row.getString("view_id"));
        State state = State.valueOf(row.getString("view_state"));
        Instant readyAt = instant(row, "ready_at");
        Instant lastUsedAt = instant(row, "last_used_at");
        long left = row.getLong("seconds_left");
        Long secondsLeft = row.wasNull() ? null : left;
        String failure = row.getString("failure");
        return new Stored(
                new PastView(
                        id,
                        Instant.parse(row.getString("as_of")),
                        state,
                        row.getString("requested_by"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        readyAt,
                        readyAt == null ? null : lastUsedAt,
                        state == State.READY && lastUsedAt != null ? lastUsedAt.plus(keep) : null,
                        instant(row, "ended_at"),
                        new FillProgress(
                                row.getLong("log_position"),
                                row.getLong("log_head"),
                                row.getLong("events_read"),
                                row.getLong("rows_made"),
                                row.getLong("per_second"),
                                secondsLeft),
                        failure == null ? null : new PastView.PastViewFailure(failure, row.getString("failed_event"))),
                versions(row.getString("versions")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String text(Map<String, Integer> versions) {
        return new TreeMap<>(versions)
                .entrySet().stream()
                        .map(version -> version.getKey() + "=" + version.getValue())
                        .collect(Collectors.joining(","));
    }

    private static Map<String, Integer> versions(String text) {
        return Stream.of(text.split(","))
                .filter(version -> !version.isEmpty())
                .map(version -> version.split("="))
                .collect(Collectors.toMap(version -> version[0], version -> Integer.valueOf(version[1])));
    }

    private static OffsetDateTime now() {
        return Instant.now().atOffset(ZoneOffset.UTC);
    }

    @Override
    public void start() {
        worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "past-views"));
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "past-views-timer"));
        timer = started;
        started.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService looking = timer;
        ExecutorService working = worker;
        timer = null;
        worker = null;
        mine.values().forEach(Work::cancel);
        if (looking != null) {
            looking.shutdown();
        }
        if (working != null) {
            working.shutdown();
            try {
                if (!working.awaitTermination(10, TimeUnit.SECONDS)) {
                    LOG.warn("A view of the past is still being made; another node will tidy up after it");
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
