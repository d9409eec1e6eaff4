package io.orderfold.kernel.axon;

import io.orderfold.kernel.axon.UnknownEvents.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Single events out of the log, wherever in it they are. */
@Component
public class EventsByPosition {

    private static final int MOST_ASKED = 500;

    private final JdbcTemplate writeJdbc;
    private final EventForms forms;

    EventsByPosition(JdbcTemplate writeJdbc, EventForms forms) {
        this.writeJdbc = writeJdbc;
        this.forms = forms;
    }

    /** The events at these positions, in today's form; a position that holds none is left out. */
    public Map<Long, DomainEventMessage<?>> at(Collection<Long> positions) {
        Map<Long, DomainEventMessage<?>> found = new HashMap<>();
        List<Long> wanted = List.copyOf(positions);
        for (int from = 0; from < wanted.size(); from += MOST_ASKED) {
            List<Long> some = wanted.subList(from, Math.min(wanted.size(), from + MOST_ASKED));
            writeJdbc.query(
                    "select * from events where global_index in ("
                            + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                    row -> {
                        read(row, found);
                    },
                    some.toArray());
        }
        return found;
    }

    /** Where the log ends; 0 where nothing is in it. */
    public long last() {
        Long last = writeJdbc.queryForObject("select max(global_index) from events", Long.class);
        return last == null ? 0 : last;
    }

    /**
     * The events of these types that are behind a position, in the order of the log.
     *
     * @param upTo the last position that is looked at, which bounds how many there may be
     */
    public SortedMap<Long, DomainEventMessage<?>> between(long after, long upTo, Collection<Class<?>> types) {
        SortedMap<Long, DomainEventMessage<?>> found = new TreeMap<>();
        List<Object> asked = new ArrayList<>(List.of(after, upTo));
        types.forEach(type -> asked.add(type.getName()));
        writeJdbc.query(
                "select * from events where global_index > ? and global_index <= ? and event_type in ("
                        + String.join(", ", Collections.nCopies(types.size(), "?")) + ")",
                row -> {
                    read(row, found);
                },
                asked.toArray());
        found.values().forEach(UnknownEvent::refuse);
        return found;
    }

    private void read(ResultSet row, Map<Long, DomainEventMessage<?>> into) throws SQLException {
        long position = row.getLong("global_index");
        forms.read(Stream.of(stored(row))).forEachRemaining(message -> into.put(position, message));
    }

    /** The first event of a kind, in today's form. */
    Optional<DomainEventMessage<?>> first(Kind kind) {
        String revision = kind.revision();
        Long position = writeJdbc.queryForObject(
                "select min(global_index) from events where event_type = ? and event_revision"
                        + (revision == null ? " is null" : " = ?"),
                Long.class,
                revision == null ? new Object[] {kind.type()} : new Object[] {kind.type(), revision});
        return position == null
                ? Optional.empty()
                : at(List.of(position)).values().stream().findFirst();
    }

    /**
     * Where these events are in the log. A token doesn't tell: that of an event which was committed late, behind others
     * with higher numbers, has the highest of them.
     */
    public Map<String, Long> of(Collection<String> eventIds) {
        Map<String, Long> found = new HashMap<>();
        List<String> wanted = List.copyOf(eventIds);
        for (int from = 0; from < wanted.size(); from += MOST_ASKED) {
            List<String> some = wanted.subList(from, Math.min(wanted.size(), from + MOST_ASKED));
            writeJdbc.query(
                    "select event_id, global_index from events where event_id in ("
                            + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                    row -> {
                        found.put(row.getString("event_id"), row.getLong("global_index"));
                    },
                    some.toArray());
        }
        return found;
    }

    static DomainEventData<?> stored(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getString("event_id"),
                row.getString("recorded_at"),
                row.getString("event_type"),
                row.getString("event_revision"),
                row.getString("payload"),
                row.getString("metadata"));
    }
}
