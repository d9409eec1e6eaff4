package io.orderfold.pricing.command;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tables of the write database that change in the transaction that appends the event, so that whoever sees the one sees
 * the other.
 *
 * @param <E> the sealed type of the events they follow from
 */
abstract class LookUpTable<E> {

    static final String GROUP = "pricing.lookup";

    final JdbcTemplate writeJdbc;
    final Class<E> events;
    /** Each with what its rows are sorted by. */
    private final Map<String, String> tables;

    LookUpTable(JdbcTemplate writeJdbc, Class<E> events, Map<String, String> tables) {
        this.writeJdbc = writeJdbc;
        this.events = events;
        this.tables = tables;
    }

    /** Changes the rows as the event says. */
    abstract void take(E event);

    final void takeIfOwn(Object event) {
        if (events.isInstance(event)) {
            take(events.cast(event));
        }
    }

    final List<List<Map<String, Object>>> all() {
        return tables.entrySet().stream()
                .map(table ->
                        writeJdbc.queryForList("select * from " + table.getKey() + " order by " + table.getValue()))
                .toList();
    }

    final void clear() {
        tables.keySet().forEach(table -> writeJdbc.update("delete from " + table));
    }
}
