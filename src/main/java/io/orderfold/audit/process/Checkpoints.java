package io.orderfold.audit.process;

import io.orderfold.audit.Checkpoint;
import io.orderfold.audit.LogDigest;
import io.orderfold.audit.command.EvidenceCommand.SignCheckpoint;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.EventHash;
import io.orderfold.kernel.axon.LogRows;
import io.orderfold.kernel.axon.SettledLog;
import io.orderfold.kernel.axon.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The checkpoints of the log: each says what all of it was, up to where nothing can be added any more. */
@Component
class Checkpoints {

    private static final int PAGE = 1_000;

    private final JdbcTemplate writeJdbc;
    private final LogRows pages;
    private final SettledLog settled;
    private final SigningKeys keys;
    private final KeptCheckpoint kept;
    private final JsonMapper json;
    private final Duration patience;
    private final TransactionTemplate alone;

    Checkpoints(
            JdbcTemplate writeJdbc,
            LogRows pages,
            SettledLog settled,
            SigningKeys keys,
            KeptCheckpoint kept,
            JsonMapper json,
            PlatformTransactionManager writeTransactionManager,
            @Value("${orderfold.audit.patience:PT5S}") Duration patience) {
        this.writeJdbc = writeJdbc;
        this.pages = pages;
        this.settled = settled;
        this.keys = keys;
        this.kept = kept;
        this.json = json;
        this.patience = patience;
        this.alone = new TransactionTemplate(writeTransactionManager);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A row of the table: what it claims to be, and the checkpoint it holds, if that can be read. */
    record Stored(long number, @Nullable Checkpoint checkpoint) {}

    /** The next ones by number. */
    List<Stored> after(long number, int most) {
        return writeJdbc.query(
                "select checkpoint_no, document from log_checkpoints where checkpoint_no > ? order by checkpoint_no"
                        + " fetch first ? rows only",
                (row, count) -> new Stored(row.getLong(1), read(row.getString(2))),
                number,
                most);
    }

    Optional<Checkpoint> newest() {
        return writeJdbc
                .query(
                        "select checkpoint_no, document from log_checkpoints order by checkpoint_no desc"
                                + " fetch first 1 rows only",
                        (row, count) -> new Stored(row.getLong(1), read(row.getString(2))))
                .stream()
                .findFirst()
                .map(stored -> {
                    if (stored.checkpoint() == null || stored.checkpoint().number() != stored.number()) {
                        throw tampered("Checkpoint " + stored.number() + " is not what was signed.");
                    }
                    return stored.checkpoint();
                });
    }

    /** The newest that speaks of nothing beyond that number, if it is as it was signed. */
    Optional<Checkpoint> newestUpTo(long upTo) {
        return writeJdbc
                .query(
                        "select document from log_checkpoints where up_to <= ? order by checkpoint_no desc"
                                + " fetch first 1 rows only",
                        (row, count) -> Optional.ofNullable(read(row.getString(1))),
                        upTo)
                .stream()
                .flatMap(Optional::stream)
                .filter(checkpoint ->
                        checkpoint.upTo() <= upTo && isSigned(checkpoint).orElse(false))
                .findFirst();
    }

    private @Nullable Checkpoint read(String document) {
        try {
            return json.readValue(document, Checkpoint.class);
        } catch (JacksonException changed) {
            return null;
        }
    }

    /** Up to where the newest checkpoint claims to speak; 0 if there is none. */
    long highestSigned() {
        Long highest = writeJdbc.queryForObject("select max(up_to) from log_checkpoints", Long.class);
        return highest == null ? 0 : highest;
    }

    boolean isThereMore() {
        return pages.highest() > highestSigned();
    }

    /** Up to where the log is final by now. */
    long settledUpTo(long from) {
        return settled.upTo(from, patience);
    }

    /** Answers with the newest one, if there is nothing new to sign. Signs nothing that is not as it was recorded. */
    @CommandHandler
    Checkpoint handle(SignCheckpoint command) {
        Checkpoint last = newest().orElse(null);
        if (last != null && !Boolean.TRUE.equals(isSigned(last).orElse(false))) {
            throw tampered("Checkpoint " + last.number() + " is not what was signed.");
        }
        long from = last == null ? 0 : last.upTo();
        long upTo = settledUpTo(from);
        LogDigest digest = LogDigest.after(last);
        long reached = from;
        while (reached < upTo) {
            List<LogRows.Linked> page = pages.linkedByPosition(reached, upTo, PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (LogRows.Linked linked : page) {
                StoredEvent event = linked.event();
                String previous = event.sequence() == 0 ? EventHash.NONE : linked.previous();
                if (previous == null || !event.isSealedAfter(previous)) {
                    throw tampered("Event " + event.position() + " is not as it was recorded.");
                }
                digest.add(event.position(), event.hash());
                reached = event.position();
            }
        }
        if (last != null && digest.events() == last.events()) {
            return last;
        }
        return sign(last, upTo, digest);
    }

    /** Signs what was found up to there; another node may have signed it at the same moment, and its one is as good. */
    Checkpoint sign(@Nullable Checkpoint last, long upTo, LogDigest digest) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Checkpoint signed = keys.sign(new Checkpoint(
                Checkpoint.FORMAT,
                last == null ? 1 : last.number() + 1,
                upTo,
                digest.events(),
                digest.digest(),
                digest.set(),
                last == null ? Checkpoint.NONE : last.hash(),
                now,
                "",
                ""));
        try {
            // By itself: in PostgreSQL a row that is there already ends the transaction it was tried in.
            alone.executeWithoutResult(status -> insert(signed));
        } catch (DuplicateKeyException another) {
            return newest().orElseThrow();
        }
        kept.keep(signed);
        return signed;
    }

    private void insert(Checkpoint signed) {
        writeJdbc.update(
                "insert into log_checkpoints (checkpoint_no, up_to, signed_at, key_id, document) values (?, ?, ?, ?, ?)",
                signed.number(),
                signed.upTo(),
                OffsetDateTime.ofInstant(signed.at(), ZoneOffset.UTC),
                signed.keyId(),
                json.writeValueAsString(signed));
    }

    /** Whether it was signed as it is; nothing if by a key that is none of this shop's. */
    Optional<Boolean> isSigned(Checkpoint checkpoint) {
        return keys.verify(checkpoint.keyId(), checkpoint.signed(), checkpoint.signature());
    }

    private static Rejection tampered(String message) {
        return Rejection.conflict("log-tampered", message + " Verify the log to see what has happened to it.");
    }
}
