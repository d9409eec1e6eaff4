package io.orderfold.kernel.axon;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Up to where the log is final. Numbers are drawn when an event is written and seen when its transaction commits, so one
 * may yet appear below the highest there is, if its transaction is slow.
 *
 * <p>Whoever has drawn a lower number than the highest that is seen had written to the table before, and the database
 * tells who has and is not done. When all of these have ended, nothing more can come. If one of them goes on for longer
 * than there is patience for, the log is final up to the first number that is missing.
 */
@Component
public class SettledLog {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** H2 draws the first number of a transaction just before it notes that it writes. */
    private static final Duration DRAWING = Duration.ofMillis(100);

    private static final int PAGE = 1_000;

    private final JdbcTemplate writeJdbc;
    private final LogRows pages;

    SettledLog(JdbcTemplate writeJdbc, LogRows pages) {
        this.writeJdbc = writeJdbc;
        this.pages = pages;
    }

    /**
     * @param from a number up to which it is known to be final
     * @return the highest number up to which all that will ever be there is there
     */
    public long upTo(long from, Duration patience) {
        long highest = pages.highest();
        if (highest <= from || allHaveEnded(patience)) {
            return Math.max(from, highest);
        }
        return withoutGap(from, highest);
    }

    private boolean allHaveEnded(Duration patience) {
        boolean postgres = isPostgres();
        long deadline = System.nanoTime() + patience.toNanos();
        if (!postgres) {
            pause(DRAWING);
        }
        Set<String> writing = new HashSet<>(writing(postgres));
        while (!writing.isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(BETWEEN_LOOKS);
            writing.retainAll(writing(postgres));
        }
        return true;
    }

    /** Transactions that have written to the log and not ended; on H2 their sessions, which have one at a time. */
    private List<String> writing(boolean postgres) {
        return postgres
                ? writeJdbc.queryForList(
                        "select virtualtransaction from pg_locks where locktype = 'relation'"
                                + " and relation = 'events'::regclass and mode = 'RowExclusiveLock'"
                                + " and database = (select oid from pg_database where datname = current_database())",
                        String.class)
                : writeJdbc.queryForList(
                        "select cast(session_id as varchar) from information_schema.locks"
                                + " where table_schema = current_schema and table_name = 'EVENTS'",
                        String.class);
    }

    private long withoutGap(long from, long highest) {
        long reached = from;
        while (reached < highest) {
            List<Long> numbers = writeJdbc.queryForList(
                    "select global_index from events where global_index > ? and global_index <= ?"
                            + " order by global_index fetch first ? rows only",
                    Long.class,
                    reached,
                    highest,
                    PAGE);
            for (long number : numbers) {
                if (number != reached + 1) {
                    return reached;
                }
                reached = number;
            }
        }
        return reached;
    }

    private boolean isPostgres() {
        return Objects.requireNonNull(writeJdbc.execute((ConnectionCallback<Boolean>)
                open -> open.getMetaData().getURL().startsWith("jdbc:postgresql:")));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while transactions end", e);
        }
    }
}
