package io.orderfold.audit.process;

import io.orderfold.audit.Checkpoint;
import io.orderfold.audit.ExportLine;
import io.orderfold.audit.ExportTrailer;
import io.orderfold.audit.Finding;
import io.orderfold.audit.ImportedLog;
import io.orderfold.audit.LogDigest;
import io.orderfold.audit.command.EvidenceCommand.SignCheckpoint;
import io.orderfold.audit.command.LogCommand.ImportLog;
import io.orderfold.kernel.Fields;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.LogRestore;
import io.orderfold.kernel.axon.LogRows;
import io.orderfold.kernel.axon.StoredEvent;
import io.orderfold.kernel.encryption.KeyTransfer;
import io.orderfold.kernel.personal.TakenKey;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings an exported log into an empty shop. All of the file is read and checked first, into a table of its own; only when
 * it is whole does it become the log, in one transaction. One that is refused leaves nothing behind.
 */
@Component
class LogImport {

    private static final int BATCH = 1_000;

    /** More than any event has. */
    private static final int LONGEST_LINE = 16 * 1024 * 1024;

    private static final String INSERT = "insert into imported_events (global_index, line_no, event_id, aggregate_id,"
            + " sequence_number, aggregate_type, recorded_at, event_type, event_revision, payload, metadata, hash)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate writeJdbc;
    private final JsonMapper json;
    private final SigningKeys keys;
    private final LogRestore restore;
    private final Checkpoints checkpoints;
    private final KeptCheckpoint kept;
    private final KeyTransfer customers;
    private final AtomicBoolean running = new AtomicBoolean();

    LogImport(
            JdbcTemplate writeJdbc,
            JsonMapper json,
            SigningKeys keys,
            LogRestore restore,
            Checkpoints checkpoints,
            KeptCheckpoint kept,
            KeyTransfer customers) {
        this.writeJdbc = writeJdbc;
        this.json = json;
        this.keys = keys;
        this.restore = restore;
        this.checkpoints = checkpoints;
        this.kept = kept;
        this.customers = customers;
    }

    ImportedLog run(ImportLog command) {
        if (!running.compareAndSet(false, true)) {
            throw Rejection.conflict("log-import-running", "A log is being imported already.");
        }
        try {
            restore.requireEmpty();
            requireNoCheckpoints();
            writeJdbc.update("delete from imported_events");
            Reading file = read(Path.of(command.file()));
            ExportTrailer trailer = file.trailer();
            long streams = checkStreams();
            boolean trusted = keys.verify(trailer.keyId(), trailer.signed(), trailer.signature())
                    .orElse(false);
            become(file);
            kept.forget();
            Checkpoint checkpoint = checkpoints.handle(new SignCheckpoint());
            return new ImportedLog(
                    trailer.events(),
                    streams,
                    file.taken.size(),
                    trailer.upTo(),
                    trailer.keyId(),
                    trusted,
                    trailer.digest(),
                    checkpoint);
        } catch (IOException e) {
            throw new UncheckedIOException("The file can't be read", e);
        } finally {
            running.set(false);
            writeJdbc.update("delete from imported_events");
        }
    }

    private void requireNoCheckpoints() {
        if (checkpoints.highestSigned() > 0) {
            throw Rejection.conflict(
                    "log-not-empty",
                    "There are checkpoints of a log that is not there any more: use an empty database.");
        }
    }

    /** The keys come first: what is made of the events while they become the log is made by their help. */
    private void become(Reading file) {
        try {
            customers.bring(file.taken, file.subjects);
            restore.restore();
        } catch (RuntimeException e) {
            customers.forgetAll();
            throw e;
        }
    }

    private Reading read(Path file) throws IOException {
        try (InputStream content = open(file)) {
            Reading reading = new Reading(content);
            reading.run();
            return reading;
        }
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        content.mark(2);
        boolean gzip = content.read() == 0x1f && content.read() == 0x8b;
        content.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(content, 1 << 16), 1 << 16) : content;
    }

    private static Rejection refused(String code, long line, String message) {
        return Rejection.invalid(code, "file", "Line " + line + ": " + message).with("line", line);
    }

    /** The file, line by line. */
    private final class Reading {

        private final InputStream content;
        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        private final LogDigest digest = LogDigest.empty();
        private final List<Object[]> batch = new ArrayList<>();
        private MessageDigest sha256 = Fields.digest();
        private long line;
        private long eventsOfPart;
        private long position;
        private boolean headed;
        private final List<TakenKey> taken = new ArrayList<>();
        private final Set<String> subjects = new HashSet<>();
        private @Nullable ExportTrailer trailer;

        Reading(InputStream content) {
            this.content = content;
        }

        void run() throws IOException {
            byte[] bytes = next();
            while (bytes != null) {
                line++;
                ImportedLine read = parse(bytes);
                if (read.isHeader()) {
                    header(read);
                    trailer = null;
                } else if (!headed || trailer != null) {
                    throw refused("malformed-log", line, "No header comes before it.");
                } else if (read.isTrailer()) {
                    trailer = trailer(read);
                } else if (read.isKey()) {
                    taken.add(json(read, TakenKey.class));
                } else {
                    event(read);
                }
                sha256.update(bytes);
                sha256.update((byte) '\n');
                bytes = next();
            }
            flush();
            if (trailer == null) {
                throw refused("log-truncated", line, "The file ends here, without a trailer: it is not whole.");
            }
        }

        ExportTrailer trailer() {
            return Objects.requireNonNull(trailer);
        }

        private ImportedLine parse(byte[] bytes) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return ImportedLine.read(text, json);
            } catch (CharacterCodingException e) {
                throw refused("malformed-log", line, "It is no UTF-8.");
            } catch (ImportedLine.Malformed e) {
                throw refused("malformed-log", line, e.reason());
            }
        }

        private void header(ImportedLine read) {
            Header header = json(read, Header.class);
            if (!ExportLine.FORMAT.equals(header.format())) {
                throw refused("malformed-log", line, "It is of another format than " + ExportLine.FORMAT + ".");
            }
            if (!header.types().isEmpty()) {
                throw refused("log-not-whole", line, "The file has some types of events only.");
            }
            if (header.after() != position) {
                throw refused(
                        "log-not-whole",
                        line,
                        "The file goes on after number " + header.after() + ", and number " + position
                                + " is the last before it.");
            }
            headed = true;
            eventsOfPart = 0;
            sha256 = Fields.digest();
        }

        private void event(ImportedLine read) {
            StoredEvent event;
            try {
                event = read.event();
            } catch (ImportedLine.Malformed e) {
                throw refused("malformed-log", line, e.reason());
            }
            if (event.position() <= position) {
                throw refused("log-out-of-order", line, "Its number is not higher than the one before.");
            }
            if (customers.isPlain(event.type(), event.payload())) {
                throw refused(
                        "log-not-encrypted",
                        line,
                        "It tells who somebody is. Start this version where the log comes from: that encrypts it. Then"
                                + " export it again.");
            }
            subjects.addAll(customers.subjects(event.payload()));
            position = event.position();
            eventsOfPart++;
            digest.add(position, event.hash());
            batch.add(new Object[] {
                position,
                line,
                event.eventId(),
                event.stream(),
                event.sequence(),
                event.aggregateType(),
                event.recordedAt(),
                event.type(),
                event.revision(),
                event.payload(),
                event.metadata(),
                event.hash()
            });
            if (batch.size() == BATCH) {
                flush();
            }
        }

        private void flush() {
            if (batch.isEmpty()) {
                return;
            }
            try {
                writeJdbc.batchUpdate(INSERT, batch);
            } catch (DataIntegrityViolationException e) {
                throw refused(
                        "log-altered", line, "Up to here, an event is there twice, or says more than an event can.");
            }
            batch.clear();
        }

        private ExportTrailer trailer(ImportedLine read) {
            ExportTrailer trailer = json(read, ExportTrailer.class);
            String soFar = HexFormat.of().formatHex(sha256.digest());
            if (!keys.isSignedBy(trailer.publicKey(), trailer.keyId(), trailer.signed(), trailer.signature())) {
                throw refused("log-altered", line, "The trailer does not say what was signed.");
            }
            if (!keys.mayBeTrusted(trailer.keyId())) {
                throw refused(
                        "log-of-unknown-key",
                        line,
                        "It is signed with the key " + trailer.keyId() + ", which is not among the trusted ones.");
            }
            if (trailer.lines() != eventsOfPart || !trailer.sha256().equals(soFar)) {
                throw refused("log-altered", line, "The lines before it are not those that were signed.");
            }
            if (trailer.events() != digest.events() || !trailer.digest().equals(digest.digest())) {
                throw refused("log-altered", line, "The events before it are not those that the log had.");
            }
            return trailer;
        }

        private <T> T json(ImportedLine read, Class<T> type) {
            try {
                return json.readValue(read.data(), type);
            } catch (JacksonException e) {
                throw refused("malformed-log", line, "Its data is not what its type says.");
            }
        }

        /** The bytes up to the next line end; null at the end of the file. */
        private byte @Nullable [] next() throws IOException {
            buffer.reset();
            int read = content.read();
            if (read < 0) {
                return null;
            }
            while (read >= 0 && read != '\n') {
                buffer.write(read);
                if (buffer.size() > LONGEST_LINE) {
                    throw refused("malformed-log", line + 1, "It is longer than any event.");
                }
                read = content.read();
            }
            return buffer.toByteArray();
        }
    }

    record Header(String format, long after, long upTo, List<String> types) {}

    /** The hashes of all streams; the first that does not agree is told by its line. */
    private long checkStreams() {
        LogRows staged = LogRows.of(writeJdbc, "imported_events");
        List<Finding> findings = new ArrayList<>();
        ChainCheck check = new ChainCheck(
                new Pages<>(last -> !findings.isEmpty()
                        ? List.of()
                        : last == null
                                ? staged.byStream(null, 0, BATCH)
                                : staged.byStream(last.stream(), last.sequence(), BATCH)),
                findings::add);
        check.run();
        if (!findings.isEmpty()) {
            Finding first = findings.get(0);
            Long line = first.from() == null
                    ? writeJdbc.queryForObject(
                            "select min(line_no) from imported_events where aggregate_id = ? and sequence_number > ?",
                            Long.class,
                            first.stream(),
                            first.sequence())
                    : writeJdbc.queryForObject(
                            "select line_no from imported_events where global_index = ?", Long.class, first.from());
            throw refused("log-altered", line == null ? 0 : line, first.message());
        }
        return check.streams();
    }
}
