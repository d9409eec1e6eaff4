package io.orderfold.kernel.axon;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The alarm about events that this release does not know. The first of a kind is an error in the application's log; from
 * then on it is told by the health, by a gauge and to whoever asks. It lasts until a release is started that knows them.
 */
@Component
public class UnknownEvents {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownEvents.class);

    /** A type and a revision as events are stored with. */
    public record Kind(String type, @Nullable String revision) {

        @Override
        public String toString() {
            return revision == null ? type : type + ", revision " + revision;
        }
    }

    /**
     * How many there are of a kind.
     *
     * @param firstPosition where the first one is in the log
     * @param firstAt when it was recorded
     */
    public record Count(Kind kind, long events, long firstPosition, Instant firstAt) {}

    private final Set<Kind> met = ConcurrentHashMap.newKeySet();
    private final JdbcTemplate writeJdbc;
    private final ObjectProvider<MeterRegistry> meters;

    UnknownEvents(JdbcTemplate writeJdbc, ObjectProvider<MeterRegistry> meters) {
        this.writeJdbc = writeJdbc;
        this.meters = meters;
    }

    /** Somebody has read one. */
    void meet(Kind kind) {
        if (met.contains(kind) || !met.add(kind)) {
            return;
        }
        LOG.error(
                "The log has events that this release does not know: {}. Whatever has one in its history is neither"
                        + " changed nor followed any further until a release is started that knows them.",
                kind);
        meters.ifAvailable(registry -> Gauge.builder(
                        "orderfold.events.unknown",
                        () -> count(kind).map(Count::events).orElse(0L))
                .description("Events in the log of a type or revision that this release does not know")
                .tag("type", kind.type())
                .tag("revision", kind.revision() == null ? "" : kind.revision())
                .register(registry));
    }

    /** The kinds that this node has met, at its start or since. */
    public List<Kind> met() {
        return met.stream().sorted(Comparator.comparing(Kind::toString)).toList();
    }

    /** The kinds met, and how many events the log has of each. */
    public List<Count> counted() {
        return met().stream().map(this::count).flatMap(Optional::stream).toList();
    }

    private Optional<Count> count(Kind kind) {
        String ofKind = "event_type = ? and event_revision" + (kind.revision() == null ? " is null" : " = ?");
        Object[] arguments =
                kind.revision() == null ? new Object[] {kind.type()} : new Object[] {kind.type(), kind.revision()};
        return writeJdbc
                .query(
                        "select global_index, recorded_at, total from events, (select count(*) as total,"
                                + " min(global_index) as first from events where " + ofKind + ") counted"
                                + " where global_index = counted.first",
                        (row, number) -> new Count(
                                kind,
                                row.getLong("total"),
                                row.getLong("global_index"),
                                Instant.parse(row.getString("recorded_at"))),
                        arguments)
                .stream()
                .findFirst();
    }
}
