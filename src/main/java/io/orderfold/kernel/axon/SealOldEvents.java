package io.orderfold.kernel.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the events from before there were hashes theirs: once, before anything is handled or asked for, in batches, so
 * that a start that is broken off is gone on with at the next. Nodes that start together take turns at it.
 *
 * <p>What rewrites old events must have come before, that is, at an earlier {@link #PHASE}. Once the log is sealed, a
 * missing hash is never filled in again: that would pass off for good whatever somebody has put there.
 */
@Component
public class SealOldEvents implements SmartLifecycle {

    /** When in the application's start: what rewrites old events comes before, processors and the web server after. */
    public static final int PHASE = -1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(SealOldEvents.class);
    private static final int BATCH = 1_000;

    private final JdbcTemplate writeJdbc;
    private final LogRows pages;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    private record Progress(boolean sealed, @Nullable String stream, long sequence, String hash) {}

    SealOldEvents(JdbcTemplate writeJdbc, LogRows pages, PlatformTransactionManager writeTransactionManager) {
        this.writeJdbc = writeJdbc;
        this.pages = pages;
        this.transaction = new TransactionTemplate(writeTransactionManager);
    }

    /** Does what is left to do. */
    public void seal() {
        long done = 0;
        int batch = sealSome();
        while (batch >= 0) {
            if (done == 0) {
                LOG.info("Sealing the events from before there were hashes");
            }
            done += batch;
            batch = sealSome();
        }
        if (done > 0) {
            LOG.info("{} events are sealed", done);
        }
    }

    /** @return how many were sealed; -1 when all were already */
    private int sealSome() {
        return Objects.requireNonNull(transaction.execute(status -> {
            Progress before = Objects.requireNonNull(writeJdbc.queryForObject(
                    "select sealed, last_stream, last_sequence, last_hash from log_sealing for update",
                    (row, number) -> new Progress(
                            row.getBoolean("sealed"),
                            row.getString("last_stream"),
                            row.getLong("last_sequence"),
                            Objects.requireNonNullElse(row.getString("last_hash"), EventHash.NONE))));
            if (before.sealed()) {
                return -1;
            }
            List<StoredEvent> events = pages.byStream(before.stream(), before.sequence(), BATCH);
            if (events.isEmpty()) {
                writeJdbc.update("update log_sealing set sealed = true");
                return 0;
            }
            String stream = before.stream();
            String hash = before.hash();
            List<Object[]> hashes = new ArrayList<>();
            for (StoredEvent event : events) {
                hash = event.hashAfter(event.stream().equals(stream) ? hash : EventHash.NONE);
                stream = event.stream();
                hashes.add(new Object[] {hash, event.position()});
            }
            writeJdbc.batchUpdate("update events set hash = ? where global_index = ?", hashes);
            writeJdbc.update(
                    "update log_sealing set last_stream = ?, last_sequence = ?, last_hash = ?",
                    stream,
                    events.get(events.size() - 1).sequence(),
                    hash);
            return events.size();
        }));
    }

    @Override
    public void start() {
        seal();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
