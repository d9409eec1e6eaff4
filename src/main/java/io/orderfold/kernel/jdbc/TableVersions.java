package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.axon.AsOf;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which version of a projection's tables serves. A rebuild fills another version beside it, and a switch makes that one
 * serve, for all nodes at one moment.
 *
 * <ul>
 *   <li>Readers ask {@link #serving}. The answer is kept for a moment, and no longer than whoever is about to switch waits
 *       before doing so: once switched, nobody reads the former version any more, and nobody sees a view go backwards.
 *   <li>Who writes a batch of events {@linkplain #enter enters} by a gate and holds it until it commits. Who switches locks
 *       all gates: no batch is in flight then.
 *   <li>{@link #within} has a thread read other versions than those that serve.
 * </ul>
 */
@Component
public class TableVersions {

    /** The version whose tables have their plain names. */
    public static final int FIRST = 1;

    /** So many segments can write side by side before two have to wait for each other. */
    static final int GATES = 8;

    /** How long an answer is good; a switch is announced for longer. */
    private static final Duration LEASE = Duration.ofMillis(400);

    static final Duration ANNOUNCED = LEASE.plusMillis(200);

    private record Known(Map<String, Integer> serving, Set<String> switching, long until) {}

    private final JdbcTemplate jdbc;
    private final ThreadLocal<@Nullable Map<String, Integer>> chosen = new ThreadLocal<>();
    private volatile Known known = new Known(Map.of(), Set.of(), System.nanoTime());

    TableVersions(@Qualifier(Databases.READ) JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Sees to it that the group has a serving version; the first, at first. */
    void register(String group) {
        once(
                "insert into projections (processing_group, serving, latest, switching, shown)"
                        + " select cast(? as varchar(200)), 1, 1, false, 1"
                        + " where not exists (select 1 from projections where processing_group = ?)",
                group,
                group);
        int serving = Objects.requireNonNull(jdbc.queryForObject(
                "select serving from projections where processing_group = ?", Integer.class, group));
        for (int gate = 0; gate < GATES; gate++) {
            once(
                    "insert into projection_gates (processing_group, gate, serving)"
                            + " select cast(? as varchar(200)), cast(? as int), cast(? as int)"
                            + " where not exists (select 1 from projection_gates where processing_group = ? and gate = ?)",
                    group,
                    gate,
                    serving,
                    group,
                    gate);
        }
    }

    private void once(String insert, Object... arguments) {
        try {
            jdbc.update(insert, arguments);
        } catch (DuplicateKeyException e) {
            // Another node that starts at the same moment has made it.
        }
    }

    /** The version that a statement of this thread is to read. */
    public int serving(String group) {
        Map<String, Integer> here = chosen.get();
        Integer other = here == null ? null : here.get(group);
        if (other != null) {
            return other;
        }
        if (AsOf.instant() != null) {
            throw new IllegalStateException("There is no past of " + group + " here, and the present is not asked for");
        }
        Known now = known;
        if (System.nanoTime() - now.until() >= 0
                || now.switching().contains(group)
                || !now.serving().containsKey(group)) {
            now = look();
        }
        return now.serving().getOrDefault(group, FIRST);
    }

    private Known look() {
        // Counted from before the question, so that the answer is never kept for longer than it is good.
        long until = System.nanoTime() + LEASE.toNanos();
        Map<String, Integer> serving = new HashMap<>();
        Set<String> switching = new HashSet<>();
        jdbc.query("select processing_group, serving, switching from projections", row -> {
            serving.put(row.getString(1), row.getInt(2));
            if (row.getBoolean(3)) {
                switching.add(row.getString(1));
            }
        });
        Known now = new Known(serving, switching, until);
        known = now;
        return now;
    }

    /** The serving versions of all groups, as they are now. */
    public Map<String, Integer> serving() {
        return Map.copyOf(look().serving());
    }

    /**
     * Runs queries on other versions than those that serve: whatever {@code work} reads in this thread, it reads from
     * there. Query handlers run in the thread of whoever asks, so {@code within(fill.versions(), () ->
     * queries.query(…).join())} answers from a fill. Groups that are not named are read as they serve.
     */
    public <T> T within(Map<String, Integer> versions, Supplier<T> work) {
        try (AsOf.Scope reading = open(versions)) {
            return work.get();
        }
    }

    /** As {@link #within}, until the scope is closed by the same thread. */
    AsOf.Scope open(Map<String, Integer> versions) {
        Map<String, Integer> before = chosen.get();
        Map<String, Integer> both = new HashMap<>(before == null ? Map.of() : before);
        both.putAll(versions);
        chosen.set(both);
        return () -> {
            if (before == null) {
                chosen.remove();
            } else {
                chosen.set(before);
            }
        };
    }

    /**
     * The version that the current transaction is to write to; it stays the serving one until the transaction ends.
     *
     * @param segment batches of different segments don't wait for each other
     */
    int enter(String group, Object segment) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select serving from projection_gates where processing_group = ? and gate = ? for update",
                Integer.class,
                group,
                Math.floorMod(segment.hashCode(), GATES)));
    }

    /** Waits until no batch of the group is in flight, and keeps others from beginning until this transaction ends. */
    int lock(String group) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Gates are locked for a transaction, and there is none");
        }
        List<Integer> gates = jdbc.queryForList(
                "select serving from projection_gates where processing_group = ? order by gate for update",
                Integer.class,
                group);
        return gates.get(0);
    }

    /** The version that serves, within a transaction that has {@linkplain #lock locked} the group. */
    int entered(String group) {
        return enter(group, 0);
    }

    /** A number that no version of the group has had. */
    int next(String group) {
        jdbc.update("update projections set latest = latest + 1 where processing_group = ?", group);
        return Objects.requireNonNull(
                jdbc.queryForObject("select latest from projections where processing_group = ?", Integer.class, group));
    }

    /** Has all nodes ask for the serving version anew each time, from {@link #ANNOUNCED} later at the latest. */
    void announce(String group, boolean switching) {
        jdbc.update("update projections set switching = ? where processing_group = ?", switching, group);
    }

    /** Within a transaction that has {@linkplain #lock locked} the group. */
    void serve(String group, int version) {
        jdbc.update("update projection_gates set serving = ? where processing_group = ?", version, group);
        jdbc.update("update projections set serving = ?, switching = false where processing_group = ?", version, group);
    }

    /** A table's, an index's or a constraint's name in a version. */
    static String name(String name, int version) {
        String plain = name.replaceFirst("(?i)_v\\d+$", "");
        String suffix = name.equals(name.toUpperCase(java.util.Locale.ROOT)) ? "_V" : "_v";
        return version == FIRST ? plain : plain + suffix + version;
    }
}
