package io.orderfold.kernel.axon;

import io.orderfold.kernel.jdbc.Databases;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The events that could not be handled, and those that wait behind them: all events of one stream are handled in turn,
 * so a later one waits until the parked one is handled or discarded. Each group of handlers parks its own.
 */
@Component
public class ParkedEvents implements DisposableBean {

    private static final Pattern ATTEMPTS = Pattern.compile("\"" + RetryPolicy.ATTEMPTS + "\"\\s*:\\s*(\\d+)");

    private static final Pattern UNKNOWN = Pattern.compile("\"" + RetryPolicy.UNKNOWN + "\"\\s*:\\s*true");

    /**
     * A parked event.
     *
     * @param group whose handlers it waits for
     * @param stream the id of what it happened to
     * @param waiting whether it is not at fault itself, but waits behind one that is
     * @param cause the kinds of error that led to it, and where; null for one that waits
     * @param attempts how often it was tried
     * @param nextTryAt when it is tried again by itself; null where it is not, waits, or is not known by this release
     */
    public record Parked(
            String id,
            String group,
            String stream,
            long version,
            String eventId,
            String event,
            Instant recordedAt,
            Instant parkedAt,
            boolean waiting,
            @Nullable String cause,
            int attempts,
            @Nullable Instant nextTryAt) {}

    private final EventProcessing groups;
    private final EventProcessingConfiguration processing;
    private final JdbcTemplate writeJdbc;
    private final JdbcTemplate readJdbc;
    private final ExecutorService retrying =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "parked-by-hand"));

    ParkedEvents(
            EventProcessing groups,
            EventProcessingConfiguration processing,
            JdbcTemplate writeJdbc,
            @Qualifier(Databases.READ) JdbcTemplate readJdbc) {
        this.groups = groups;
        this.processing = processing;
        this.writeJdbc = writeJdbc;
        this.readJdbc = readJdbc;
    }

    /** The groups that park what they can't handle. */
    public Set<String> groups() {
        Set<String> parking = new TreeSet<>(groups.groups());
        parking.removeIf(group -> processing.deadLetterQueue(group).isEmpty());
        return parking;
    }

    /**
     * Those parked first come first.
     *
     * @param group null for all
     * @param after the last one of the page before; null for the first page
     */
    public List<Parked> find(@Nullable String group, @Nullable Parked after, int limit) {
        List<Parked> found = new ArrayList<>(find(writeJdbc, group, after, limit));
        found.addAll(find(readJdbc, group, after, limit));
        found.sort(Comparator.comparing(Parked::parkedAt).thenComparing(Parked::id));
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private static List<Parked> find(JdbcTemplate jdbc, @Nullable String group, @Nullable Parked after, int limit) {
        List<Object> arguments = new ArrayList<>();
        String where = "where 1 = 1";
        if (group != null) {
            where += " and processing_group = ?";
            arguments.add(group);
        }
        if (after != null) {
            where += " and (enqueued_at > ? or enqueued_at = ? and id > ?)";
            String at = DateTimeUtils.formatInstant(after.parkedAt());
            arguments.addAll(List.of(at, at, after.id()));
        }
        arguments.add(limit);
        return select(jdbc, where + " order by enqueued_at, id limit ?", arguments.toArray());
    }

    public Optional<Parked> find(String id) {
        return select(writeJdbc, "where id = ?", id).stream()
                .findFirst()
                .or(() -> select(readJdbc, "where id = ?", id).stream().findFirst());
    }

    private static List<Parked> select(JdbcTemplate jdbc, String rest, Object... arguments) {
        return jdbc.query(
                "select letter.*, sequence_index > (select min(first.sequence_index) from dead_letters first"
                        + " where first.processing_group = letter.processing_group"
                        + " and first.sequence_id = letter.sequence_id) as waiting from dead_letters letter " + rest,
                (row, number) -> parked(row),
                arguments);
    }

    private static Parked parked(ResultSet row) throws SQLException {
        String diagnostics = text(row.getObject("diagnostics"));
        Matcher attempts = ATTEMPTS.matcher(diagnostics);
        boolean untilKnown = UNKNOWN.matcher(diagnostics).find();
        String type = row.getString("event_type");
        boolean waiting = row.getBoolean("waiting");
        int tried = attempts.find() ? Integer.parseInt(attempts.group(1)) : 0;
        return new Parked(
                row.getString("id"),
                row.getString("processing_group"),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getString("event_id"),
                type.substring(type.lastIndexOf('.') + 1),
                Instant.parse(row.getString("recorded_at")),
                Instant.parse(row.getString("enqueued_at")),
                waiting,
                row.getString("cause_message"),
                tried,
                waiting || untilKnown ? null : RetryPolicy.dueAt(Instant.parse(row.getString("last_touched")), tried));
    }

    /** Text in H2, bytes of text in PostgreSQL. */
    private static String text(@Nullable Object stored) {
        if (stored instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return stored == null ? "" : stored.toString();
    }

    /**
     * Tries one now, from the first that it waits behind, whenever it would be due by itself; those behind it follow.
     *
     * @return whether it is handled
     */
    public boolean retry(Parked parked) {
        // Not on the caller's thread: what fails must not take the caller's transaction with it.
        CompletableFuture.runAsync(
                        () -> processing
                                .sequencedDeadLetterProcessor(parked.group())
                                .ifPresent(processor -> processor.process(letter -> isOf(letter, parked.stream()))),
                        retrying)
                .join();
        return find(parked.id()).isEmpty();
    }

    @Override
    public void destroy() {
        retrying.shutdown();
    }

    /** Lets go of one for good: its group goes on as if it had handled it. What is not there is gone already. */
    public void discard(String group, String id) {
        processing.deadLetterQueue(group).ifPresent(queue -> {
            Optional<Parked> parked = find(id);
            if (parked.isEmpty()) {
                return;
            }
            for (Iterable<DeadLetter<? extends EventMessage<?>>> sequence : queue.deadLetters()) {
                for (DeadLetter<? extends EventMessage<?>> letter : sequence) {
                    if (letter instanceof JdbcDeadLetter<?> stored
                            && stored.getIdentifier().equals(id)) {
                        queue.evict(letter);
                        return;
                    }
                }
            }
        });
    }

    private static boolean isOf(DeadLetter<? extends EventMessage<?>> letter, String stream) {
        return letter.message() instanceof DomainEventMessage<?> event
                && event.getAggregateIdentifier().equals(stream);
    }
}
