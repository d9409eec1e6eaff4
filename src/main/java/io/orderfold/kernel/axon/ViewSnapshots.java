package io.orderfold.kernel.axon;

import io.orderfold.kernel.Versioned;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * The table {@code view_snapshots}: what was folded of a long stream, one a stream and view. Only the very code that
 * folded it reads it again; what other code has left there is passed over, and replaced when there is a new one.
 */
@Component
class ViewSnapshots {

    private static final Logger LOG = LoggerFactory.getLogger(ViewSnapshots.class);

    /** @param eventId of the last event in it */
    record Stored<V>(V view, String eventId) {}

    private final JdbcTemplate writeJdbc;
    private final ObjectMapper json;
    private volatile boolean any;

    ViewSnapshots(
            JdbcTemplate writeJdbc,
            @Qualifier("snapshotSerializer") Jackson3Serializer snapshotSerializer,
            SnapshotWriter writer,
            SnapshotRule rule) {
        this.writeJdbc = writeJdbc;
        this.json = snapshotSerializer.getObjectMapper();
        if (!rule.isOff()
                && Boolean.TRUE.equals(
                        writeJdbc.queryForObject("select exists (select 1 from view_snapshots)", Boolean.class))) {
            // Nobody has to wait until it is known whose they are.
            writer.write("nothing yet", this::lookFromNowOn);
        }
    }

    private void lookFromNowOn() {
        CodeFingerprint.get();
        any = true;
    }

    /** Nothing is looked up while there is nothing to be found. */
    <V extends Versioned> @Nullable Stored<V> find(String stream, Class<?> fold, Class<V> type) {
        if (!any) {
            return null;
        }
        return writeJdbc
                .query(
                        "select document, event_id from view_snapshots where stream = ? and fold = ? and code = ?",
                        (row, number) -> read(stream, row.getString(1), row.getString(2), type),
                        stream,
                        fold.getName(),
                        CodeFingerprint.get())
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private <V> Optional<Stored<V>> read(String stream, String document, String eventId, Class<V> type) {
        try {
            return Optional.of(new Stored<>(json.readValue(document, type), eventId));
        } catch (JacksonException damaged) {
            LOG.warn("The snapshot of {} {} can't be read; the whole stream is", type.getSimpleName(), stream, damaged);
            return Optional.empty();
        }
    }

    void write(String stream, Class<?> fold, Versioned view, String eventId) {
        Object[] row = {
            view.version(),
            eventId,
            CodeFingerprint.get(),
            Instant.now().atOffset(ZoneOffset.UTC),
            json.writeValueAsString(view),
            stream,
            fold.getName()
        };
        int updated = writeJdbc.update(
                "update view_snapshots set version = ?, event_id = ?, code = ?, recorded_at = ?, document = ?"
                        + " where stream = ? and fold = ?",
                row);
        if (updated == 0) {
            insert(row);
        }
        lookFromNowOn();
    }

    private void insert(Object[] row) {
        try {
            writeJdbc.update(
                    "insert into view_snapshots"
                            + " (version, event_id, code, recorded_at, document, stream, fold)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    row);
        } catch (DuplicateKeyException anotherNode) {
            LOG.debug("Another node has written a snapshot of {} meanwhile", row[5]);
        }
    }
}
