package io.orderfold.kernel.axon;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of the log as they are, a page at a time, so that a log of any size is walked in the memory of one page. */
@Component
public class LogRows {

    private final JdbcTemplate writeJdbc;
    private final String table;

    @Autowired
    LogRows(JdbcTemplate writeJdbc) {
        this(writeJdbc, "events");
    }

    private LogRows(JdbcTemplate writeJdbc, String table) {
        this.writeJdbc = writeJdbc;
        this.table = table;
    }

    /** Those of another table with the log's columns. */
    public static LogRows of(JdbcTemplate writeJdbc, String table) {
        return new LogRows(writeJdbc, table);
    }

    /** An event, and the hash of the one before it in its stream, if that is there and has one. */
    public record Linked(StoredEvent event, @Nullable String previous) {}

    /** The next ones by number, with numbers up to {@code upTo}. */
    public List<StoredEvent> byPosition(long after, long upTo, int most) {
        return writeJdbc.query(
                "select * from " + table + " where global_index > ? and global_index <= ? order by global_index"
                        + " fetch first ? rows only",
                (row, number) -> StoredEvent.of(row),
                after,
                upTo,
                most);
    }

    /** The next ones by number, each with what it follows on. */
    public List<Linked> linkedByPosition(long after, long upTo, int most) {
        return writeJdbc.query(
                "select e.*, (select p.hash from events p where p.aggregate_id = e.aggregate_id"
                        + " and p.sequence_number = e.sequence_number - 1) as previous_hash"
                        + " from events e where e.global_index > ? and e.global_index <= ? order by e.global_index"
                        + " fetch first ? rows only",
                (row, number) -> new Linked(StoredEvent.of(row), row.getString("previous_hash")),
                after,
                upTo,
                most);
    }

    /**
     * The next ones, stream after stream in the database's order of their names, each from its first event on; the same
     * stream's first.
     *
     * @param stream of the last one seen; null for none
     */
    public List<StoredEvent> byStream(@Nullable String stream, long sequence, int most) {
        List<StoredEvent> page = new ArrayList<>();
        if (stream != null) {
            page.addAll(writeJdbc.query(
                    "select * from " + table
                            + " where aggregate_id = ? and sequence_number > ? order by sequence_number"
                            + " fetch first ? rows only",
                    (row, number) -> StoredEvent.of(row),
                    stream,
                    sequence,
                    most));
        }
        if (page.size() < most) {
            String later = stream == null ? "" : " where aggregate_id > ?";
            Object[] arguments =
                    stream == null ? new Object[] {most - page.size()} : new Object[] {stream, most - page.size()};
            page.addAll(writeJdbc.query(
                    "select * from " + table + later
                            + " order by aggregate_id, sequence_number fetch first ? rows only",
                    (row, number) -> StoredEvent.of(row),
                    arguments));
        }
        return page;
    }

    /** The highest number there is; 0 in an empty log. */
    public long highest() {
        Long highest = writeJdbc.queryForObject("select max(global_index) from events", Long.class);
        return highest == null ? 0 : highest;
    }

    /** How many there are, about: the numbers that were used. */
    public long count() {
        Long count = writeJdbc.queryForObject("select count(*) from events", Long.class);
        return count == null ? 0 : count;
    }
}
