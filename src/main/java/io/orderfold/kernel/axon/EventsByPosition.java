package io.orderfold.kernel.axon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Single events out of the log, wherever in it they are. */
@Component
public class EventsByPosition {

    private static final int MOST_ASKED = 500;

    private final JdbcTemplate writeJdbc;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    EventsByPosition(JdbcTemplate writeJdbc, @Qualifier("eventSerializer") Serializer serializer, Configuration axon) {
        this.writeJdbc = writeJdbc;
        this.serializer = serializer;
        this.upcasters = axon.upcasterChain();
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
                        long position = row.getLong("global_index");
                        EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(stored(row)), serializer, upcasters)
                                .forEachRemaining(message -> found.put(position, message));
                    },
                    some.toArray());
        }
        return found;
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

    private static DomainEventData<?> stored(ResultSet row) throws SQLException {
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
