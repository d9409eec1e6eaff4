package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.axon.LogPages;
import io.orderfold.kernel.axon.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills new versions of projections' tables from the log, beside those that serve, and has them serve. To answer from a
 * state of long ago:
 *
 * <pre>{@code
 * Fill fill = filling.begin(filling.groups(), instant);
 * try {
 *     filling.complete(fill);                                   // fill.progress() tells others how far it is
 *     page = versions.within(fill.versions(), () -> queries.query(…).join());
 * } finally {
 *     filling.drop(fill);
 * }
 * }</pre>
 *
 * The serving tables don't notice a fill, nor its failure. A version whose node has died is dropped by another node, or
 * after the next start. What has been switched away from is kept for a while, for whoever is still reading it.
 */
@Component
public class VersionFilling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(VersionFilling.class);

    private static final long LOOK_EVERY_MILLIS = 5_000;
    private static final Duration DEAD_AFTER = Duration.ofSeconds(60);
    private static final int MOST_VIEWS = 4_000;
    private static final int MOST_LANES = 4;

    /** So few events are left to read while nothing else may write. */
    private static final int REST = 200;

    private static final int MOST_ROUNDS = 50;

    private final ObjectProvider<Rebuildable> projections;
    private final TableVersions versions;
    private final LogPages pages;
    private final Log log;
    private final Tokens tokens;
    private final Documents documents;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Duration keep;
    private final Set<Fill> alive = ConcurrentHashMap.newKeySet();
    private @Nullable TableCopies copies;
    private volatile @Nullable ScheduledExecutorService timer;

    VersionFilling(
            ObjectProvider<Rebuildable> projections,
            TableVersions versions,
            LogPages pages,
            Log log,
            Tokens tokens,
            Documents documents,
            @Qualifier(Databases.READ) JdbcTemplate jdbc,
            @Qualifier(Databases.READ) PlatformTransactionManager transactions,
            @Value("${orderfold.rebuilds.keep-replaced:PT30S}") Duration keep) {
        this.projections = projections;
        this.versions = versions;
        this.pages = pages;
        this.log = log;
        this.tokens = tokens;
        this.documents = documents;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.keep = keep;
    }

    /** The groups whose tables can be filled. */
    public Set<String> groups() {
        return projections.stream().map(Rebuildable::group).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Rebuildable> of(String group) {
        return projections.stream()
                .filter(projection -> projection.group().equals(group))
                .toList();
    }

    private List<String> tables(String group) {
        return of(group).stream()
                .flatMap(projection -> projection.shape().names())
                .toList();
    }

    private synchronized TableCopies copies() {
        if (copies == null) {
            copies = new TableCopies(jdbc);
        }
        return copies;
    }

    /**
     * Makes empty tables for a new version of each group.
     *
     * @param upTo events that were recorded later are left out; null for none
     */
    public Fill begin(Collection<String> groups, @Nullable Instant upTo) {
        Map<String, Integer> numbers = new TreeMap<>();
        List<String> indexes = new ArrayList<>();
        for (String group : new TreeSet<>(groups)) {
            List<String> tables = tables(group);
            if (tables.isEmpty()) {
                throw new IllegalArgumentException(group + " has no tables that could be filled");
            }
            int number = Objects.requireNonNull(transaction.execute(status -> versions.next(group)));
            jdbc.update(
                    "insert into table_versions (processing_group, version_number, table_names, purpose, alive_at)"
                            + " values (?, ?, ?, 'FILLING', current_timestamp)",
                    group,
                    number,
                    String.join(",", tables));
            numbers.put(group, number);
            indexes.addAll(
                    copies().create(tables, versions.serving().getOrDefault(group, TableVersions.FIRST), number));
        }
        int lanes = Math.max(1, Math.min(MOST_LANES, Runtime.getRuntime().availableProcessors()));
        List<Map<Rebuildable, Rebuildable.Filling>> fillings = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            Map<Rebuildable, Rebuildable.Filling> some = new LinkedHashMap<>();
            numbers.forEach((group, number) -> of(group)
                    .forEach(projection -> some.put(
                            projection, projection.filling(target(number, upTo != null, MOST_VIEWS / lanes)))));
            fillings.add(some);
        }
        Fill fill = new Fill(
                numbers,
                indexes,
                pages,
                message -> upTo == null || !message.getTimestamp().isAfter(upTo),
                fillings);
        alive.add(fill);
        return fill;
    }

    private FillTarget target(int version, boolean toAnInstant, int most) {
        return new FillTarget(version, toAnInstant, most, log, transaction);
    }

    /** Reads all of the log there is by now, and makes the indexes. Of what is recorded meanwhile the last is left unread. */
    public void complete(Fill fill) {
        long head = pages.head();
        fill.readOn(REST);
        fill.flush();
        copies().run(fill.indexes());
        fill.versions().forEach((group, number) -> copies().analyze(tables(group), number));
        for (int round = 0; round < MOST_ROUNDS && fill.behind() > REST; round++) {
            fill.readOn(REST);
        }
        fill.readTo(head);
        fill.flush();
    }

    /**
     * Reads the rest while no batch is in flight, and has the version serve if {@code decide} says so, which is asked at
     * that moment. For all nodes that is one moment. What served before is dropped in a while.
     *
     * @return what was decided
     */
    public boolean switchTo(Fill fill, BooleanSupplier decide) {
        fill.versions().keySet().forEach(group -> versions.announce(group, true));
        try {
            Thread.sleep(TableVersions.ANNOUNCED.toMillis());
            boolean serves = finish(fill, () -> {
                boolean decided = decide.getAsBoolean();
                if (decided) {
                    fill.versions().forEach(this::serve);
                }
                return decided;
            });
            if (serves) {
                alive.remove(fill);
                tidyUp();
            }
            return serves;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The switch was interrupted");
        } finally {
            fill.versions().keySet().forEach(group -> versions.announce(group, false));
        }
    }

    /** Reads the rest while no batch is in flight, and does what is to be done at that moment. */
    public boolean finish(Fill fill, BooleanSupplier then) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            fill.versions().keySet().forEach(versions::lock);
            fill.finish();
            return then.getAsBoolean();
        }));
    }

    /**
     * Compares what a fill has come to with what serves, row by row, at a moment at which both have everything that was
     * recorded.
     *
     * @param serve whether the filled version is to serve, given how it differs
     */
    public TableDifferences compare(Fill fill, Predicate<TableDifferences> serve) {
        Map<String, TableComparison> comparisons = new TreeMap<>();
        Map<String, Integer> now = versions.serving();
        fill.versions()
                .forEach((group, version) -> comparisons.put(
                        group,
                        new TableComparison(
                                jdbc,
                                documents,
                                of(group),
                                now.getOrDefault(group, TableVersions.FIRST),
                                version,
                                fill::isCancelled)));
        comparisons.values().forEach(TableComparison::findSuspects);
        TableDifferences[] found = new TableDifferences[1];
        switchTo(fill, () -> {
            fill.versions().keySet().forEach(group -> {
                if (!Objects.equals(now.get(group), versions.entered(group))) {
                    throw new CancellationException("Another version of " + group + " serves by now");
                }
            });
            TableDifferences differences = comparisons.entrySet().stream()
                    .map(comparison -> comparison.getValue().differences(tokens.handled(comparison.getKey()), log))
                    .reduce(new TableDifferences(0, 0, List.of()), VersionFilling::sum);
            found[0] = differences;
            return serve.test(differences);
        });
        return Objects.requireNonNull(found[0]);
    }

    private static TableDifferences sum(TableDifferences one, TableDifferences other) {
        return new TableDifferences(
                one.rows() + other.rows(),
                one.count() + other.count(),
                Stream.concat(one.first().stream(), other.first().stream()).toList());
    }

    /** What makes the serving rows of a group anew that have to do with events since an instant. */
    public Renewal renewal(String group, Instant since) {
        return new Renewal(
                of(group),
                pages,
                since,
                transaction,
                () -> versions.lock(group),
                version -> target(version, false, MOST_VIEWS));
    }

    private void serve(String group, int version) {
        int before = Objects.requireNonNull(jdbc.queryForObject(
                "select serving from projections where processing_group = ? for update", Integer.class, group));
        String named = String.join(",", tables(group));
        if (jdbc.update(
                        "update table_versions set purpose = 'SERVING', alive_at = current_timestamp"
                                + " where processing_group = ? and version_number = ? and purpose = 'FILLING'",
                        group,
                        version)
                != 1) {
            throw new IllegalStateException("Version " + version + " of " + group + " has been given up");
        }
        if (jdbc.update(
                        "update table_versions set purpose = 'RETIRED', alive_at = current_timestamp"
                                + " where processing_group = ? and version_number = ?",
                        group,
                        before)
                == 0) {
            jdbc.update(
                    "insert into table_versions (processing_group, version_number, table_names, purpose, alive_at)"
                            + " values (?, ?, ?, 'RETIRED', current_timestamp)",
                    group,
                    before,
                    named);
        }
        versions.serve(group, version);
    }

    /** The groups whose tables are part of the shop as it was. */
    Set<String> groupsOfThePast() {
        return projections.stream()
                .filter(Rebuildable::showsThePast)
                .map(Rebuildable::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Keeps what has been filled, to be read and never to serve, until it is {@linkplain #dropKept dropped}: also when
     * this node is gone.
     *
     * @param register what remembers it, in the same transaction
     */
    void keep(Fill fill, Runnable register) {
        transaction.executeWithoutResult(status -> {
            fill.versions().forEach((group, number) -> {
                if (jdbc.update(
                                "update table_versions set purpose = 'KEPT', alive_at = current_timestamp"
                                        + " where processing_group = ? and version_number = ? and purpose = 'FILLING'",
                                group,
                                number)
                        != 1) {
                    throw new IllegalStateException("Version " + number + " of " + group + " has been given up");
                }
            });
            register.run();
        });
        alive.remove(fill);
    }

    /** What is kept: by group, the numbers of its versions. */
    Map<String, Set<Integer>> kept() {
        Map<String, Set<Integer>> kept = new TreeMap<>();
        jdbc.query("select processing_group, version_number from table_versions where purpose = 'KEPT'", row -> {
            kept.computeIfAbsent(row.getString(1), none -> new TreeSet<>()).add(row.getInt(2));
        });
        return kept;
    }

    void dropKept(String group, int number) {
        jdbc.queryForList(
                        "select table_names from table_versions"
                                + " where processing_group = ? and version_number = ? and purpose = 'KEPT'",
                        String.class,
                        group,
                        number)
                .forEach(names -> drop(new Version(group, number, List.of(names.split(",")), "KEPT", Duration.ZERO)));
    }

    /** Drops a version that does not serve. */
    public void drop(Fill fill) {
        if (alive.remove(fill)) {
            fill.versions()
                    .forEach((group, number) ->
                            drop(new Version(group, number, tables(group), "FILLING", Duration.ZERO)));
        }
    }

    private void drop(Version version) {
        copies().drop(version.tables(), version.number());
        jdbc.update(
                "delete from table_versions where processing_group = ? and version_number = ?",
                version.group(),
                version.number());
    }

    private record Version(String group, int number, List<String> tables, String purpose, Duration silent) {}

    /** Drops what nobody needs any more, and has the plain names show what serves. */
    void tidyUp() {
        List<Version> all = jdbc.query(
                "select table_versions.*, current_timestamp as now_is from table_versions",
                (row, number) -> new Version(
                        row.getString("processing_group"),
                        row.getInt("version_number"),
                        List.of(row.getString("table_names").split(",")),
                        row.getString("purpose"),
                        Duration.between(
                                row.getObject("alive_at", OffsetDateTime.class),
                                row.getObject("now_is", OffsetDateTime.class))));
        Stream<Version> over = all.stream()
                .filter(version ->
                        version.purpose().equals("RETIRED") && version.silent().compareTo(keep) > 0);
        Stream<Version> dead = all.stream()
                .filter(version ->
                        version.purpose().equals("FILLING") && version.silent().compareTo(DEAD_AFTER) > 0);
        show(false);
        Stream.concat(over, dead).forEach(version -> {
            LOG.info("Dropping version {} of {}", version.number(), version.group());
            drop(version);
        });
        show(true);
        // Announced by a node that has died since.
        jdbc.update("update projections set switching = false where switching = true and not exists (select 1"
                + " from table_versions filling where filling.purpose = 'FILLING'"
                + " and filling.processing_group = projections.processing_group)");
    }

    /** @param also those whose first version has just been dropped */
    private void show(boolean also) {
        Map<String, Integer> wanted = new TreeMap<>();
        jdbc.query(
                "select processing_group, serving from projections where serving <> 1 and shown <> serving and"
                        + (also
                                ? " not exists (select 1 from table_versions first where first.version_number = 1"
                                        + " and first.processing_group = projections.processing_group)"
                                : " shown <> 1"),
                row -> {
                    wanted.put(row.getString(1), row.getInt(2));
                });
        wanted.forEach((group, version) -> {
            copies().show(tables(group), version);
            jdbc.update("update projections set shown = ? where processing_group = ?", version, group);
        });
    }

    private void look() {
        try {
            for (Fill fill : alive) {
                fill.versions().forEach((group, number) -> {
                    if (jdbc.update(
                                    "update table_versions set alive_at = current_timestamp"
                                            + " where processing_group = ? and version_number = ?",
                                    group,
                                    number)
                            == 0) {
                        // Given up by another node, which took this one for dead.
                        fill.cancel();
                    }
                });
            }
            tidyUp();
        } catch (DataAccessException e) {
            // The database may be away, or another node be doing the same; the timer must outlive that.
            LOG.warn("Could not look after versions of tables: {}", e.toString());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "table-versions"));
        timer = started;
        started.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = timer;
        timer = null;
        alive.forEach(Fill::cancel);
        if (stopping != null) {
            stopping.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
