package io.orderfold.kernel.axon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The log from its start, read in bulk by whoever needs all of it, without processors and their tokens. */
@Component
public class LogPages {

    /** So many numbers of the log make a page. */
    private static final int PAGE = 2_000;

    /** Missing numbers further below the head than this are taken for ones that nobody is left to fill. */
    private static final int MAY_STILL_COME = 10_000;

    /** Longer than any transaction takes; processors believe after a minute that nothing comes any more. */
    private static final Duration LATEST = Duration.ofMinutes(5);

    private final JdbcTemplate writeJdbc;
    private final EventForms forms;

    LogPages(JdbcTemplate writeJdbc, EventForms forms) {
        this.writeJdbc = writeJdbc;
        this.forms = forms;
    }

    /** The highest number that has been committed; 0 in an empty log. */
    public long head() {
        return Objects.requireNonNull(
                writeJdbc.queryForObject("select coalesce(max(global_index), 0) from events", Long.class));
    }

    public Pass fromTheStart() {
        return new Pass(head());
    }

    /**
     * One reading of the log. Numbers that were missing are looked for again with each page, for a slower transaction may
     * fill them: in one statement with what follows, so that no later event of a stream is read before an earlier one.
     */
    public final class Pass {

        private final long firstAwaited;
        /** The numbers that may still be filled, and until when. */
        private final TreeMap<Long, Long> missing = new TreeMap<>();

        private long head;
        private volatile long position;

        private Pass(long head) {
            this.head = head;
            this.firstAwaited = head - MAY_STILL_COME;
        }

        /** The highest number there is nothing left to read below, other than what is committed late. */
        public long position() {
            return position;
        }

        /** The next events, fewer than there are numbers in a page; empty where there is none any more. */
        public List<LoggedMessage> next() {
            while (true) {
                if (position >= head) {
                    head = head();
                }
                boolean atHead = position >= head;
                long to = Math.min(position + PAGE, head);
                if (atHead && missing.isEmpty()) {
                    return List.of();
                }
                List<LoggedMessage> page = read(to);
                if (!page.isEmpty() || atHead) {
                    return page;
                }
            }
        }

        private List<LoggedMessage> read(long to) {
            long now = System.nanoTime();
            missing.values().removeIf(until -> now - until >= 0);
            List<Object> arguments = new ArrayList<>(List.of(position, to));
            String late = "";
            if (!missing.isEmpty()) {
                late = " union all select * from events where global_index in ("
                        + String.join(", ", Collections.nCopies(missing.size(), "?")) + ")";
                arguments.addAll(missing.keySet());
            }
            List<LoggedMessage> page = new ArrayList<>();
            long[] last = {position};
            writeJdbc.query(
                    "select * from events where global_index > ? and global_index <= ?" + late
                            + " order by global_index",
                    row -> {
                        long at = row.getLong("global_index");
                        if (at > position) {
                            await(last[0] + 1, at, now);
                            last[0] = at;
                        } else {
                            missing.remove(at);
                        }
                        forms.read(Stream.of(EventsByPosition.stored(row))).forEachRemaining(message -> {
                            // Nothing can be parked here, and what is made of the log must not lack anything.
                            UnknownEvent.refuse(message);
                            page.add(new LoggedMessage(at, message));
                        });
                    },
                    arguments.toArray());
            await(last[0] + 1, to + 1, now);
            position = to;
            return page;
        }

        private void await(long from, long to, long now) {
            for (long number = Math.max(from, firstAwaited); number < to; number++) {
                missing.put(number, now + LATEST.toNanos());
            }
        }
    }
}
