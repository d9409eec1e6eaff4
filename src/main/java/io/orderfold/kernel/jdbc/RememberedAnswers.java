package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.Secrets;
import io.orderfold.kernel.encryption.PersonalDataCipher;
import io.orderfold.kernel.personal.DataSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** The table {@code idempotent_requests} of the write database: what it says commits with the events or not at all. */
@Component
public class RememberedAnswers {

    static final Duration KEPT = Duration.ofHours(24);

    /** Lock not available (PostgreSQL), lock timeout (H2). */
    private static final Set<String> LOCKED = Set.of("55P03", "HYT00");

    /** What a claim has come to. */
    public enum Claim {
        /** The key is ours, until our transaction ends. */
        OURS,
        /** It has been used; the transaction is of no further use. */
        USED,
        /** Another node is at work on it, and did not finish in time; the transaction is of no further use. */
        IN_USE
    }

    /**
     * A finished request.
     *
     * @param answer null where it told of a customer who has been erased since
     */
    public record Finished(String fingerprint, @Nullable RememberedAnswer answer) {}

    /** What an answer's customers are known by. */
    private static final Pattern SUBJECT =
            Pattern.compile("\"" + DataSubject.FIELD + "\"\\s*:\\s*\"([A-Za-z0-9._-]{1,64})\"");

    private static final Pattern SECRET = Pattern.compile("(\"" + Secrets.FIELD + "\"\\s*:\\s*)\"[^\"\\\\]*\"");

    private static final String KIND = "answer";

    private final JdbcTemplate jdbc;
    private final PersonalDataCipher cipher;
    private final boolean postgres;

    RememberedAnswers(JdbcTemplate jdbc, DataSource dataSource, PersonalDataCipher cipher)
            throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.postgres = "PostgreSQL"
                .equals(JdbcUtils.extractDatabaseMetaData(dataSource, meta -> meta.getDatabaseProductName()));
    }

    /** Takes the key for this transaction; waits for another transaction that has it, on whichever node. */
    public Claim claim(IdempotencyKey key, String fingerprint, Duration patience) {
        try {
            waitAtMost(patience.toMillis() + "ms");
            jdbc.update(
                    "insert into idempotent_requests (requested_by, idempotency_key, fingerprint, requested_at)"
                            + " values (?, ?, ?, ?)",
                    key.requestedBy(),
                    key.key(),
                    fingerprint,
                    Instant.now().atOffset(ZoneOffset.UTC));
            waitAtMost("default");
            return Claim.OURS;
        } catch (DuplicateKeyException used) {
            return Claim.USED;
        } catch (DataAccessException e) {
            if (NestedExceptionUtils.getRootCause(e) instanceof SQLException sql
                    && LOCKED.contains(sql.getSQLState())) {
                return Claim.IN_USE;
            }
            throw e;
        }
    }

    /** H2 has a limit of its own, set in its URL, and one node at a time. */
    private void waitAtMost(String time) {
        if (postgres) {
            jdbc.execute("set local lock_timeout = " + (time.equals("default") ? time : "'" + time + "'"));
        }
    }

    public void finish(IdempotencyKey key, RememberedAnswer answer) {
        String body = withoutSecret(answer.body());
        Optional<String> sealed = cipher.sealForAll(KIND, subjects(body), body);
        jdbc.update(
                "update idempotent_requests set answer_status = ?, content_type = ?, location = ?, etag = ?, answer = ?,"
                        + " answer_sealed = ? where requested_by = ? and idempotency_key = ?",
                answer.status(),
                answer.contentType(),
                answer.location(),
                answer.etag(),
                sealed.orElse(body),
                sealed.isPresent(),
                key.requestedBy(),
                key.key());
    }

    /** The answer that shows a secret is the only one that ever does. */
    private static String withoutSecret(String answer) {
        return SECRET.matcher(answer).replaceAll("$1\"" + Secrets.SHOWN_ONCE + "\"");
    }

    /** Whoever an answer tells of, it names. */
    private static Set<String> subjects(String answer) {
        return SUBJECT.matcher(answer).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Encrypts what was remembered plain, by a version before this one. */
    public void sealWhatIsPlain() {
        jdbc.query(
                "select requested_by, idempotency_key, answer from idempotent_requests"
                        + " where not answer_sealed and answer is not null",
                row -> {
                    String answer = row.getString("answer");
                    String requestedBy = row.getString("requested_by");
                    String key = row.getString("idempotency_key");
                    cipher.sealForAll(KIND, subjects(answer), answer)
                            .ifPresent(hidden -> jdbc.update(
                                    "update idempotent_requests set answer = ?, answer_sealed = true"
                                            + " where requested_by = ? and idempotency_key = ?",
                                    hidden,
                                    requestedBy,
                                    key));
                });
    }

    /** What the key was used for within the last day. */
    public Optional<Finished> find(IdempotencyKey key) {
        return jdbc
                .query(
                        "select fingerprint, answer_status, content_type, location, etag, answer, answer_sealed"
                                + " from idempotent_requests"
                                + " where requested_by = ? and idempotency_key = ? and requested_at >= ?",
                        (row, i) -> new Finished(row.getString("fingerprint"), answer(row)),
                        key.requestedBy(),
                        key.key(),
                        expired().atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst();
    }

    private @Nullable RememberedAnswer answer(ResultSet row) throws SQLException {
        String stored = row.getString("answer");
        Optional<String> body = row.getBoolean("answer_sealed") ? cipher.openForAll(KIND, stored) : Optional.of(stored);
        return body.isEmpty()
                ? null
                : new RememberedAnswer(
                        row.getInt("answer_status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getString("etag"),
                        body.get());
    }

    /** @return how many were forgotten */
    public int forgetExpired() {
        return jdbc.update(
                "delete from idempotent_requests where requested_at < ?",
                expired().atOffset(ZoneOffset.UTC));
    }

    /** The one key, so that it can be used anew. */
    public void forgetExpired(IdempotencyKey key) {
        jdbc.update(
                "delete from idempotent_requests where requested_by = ? and idempotency_key = ? and requested_at < ?",
                key.requestedBy(),
                key.key(),
                expired().atOffset(ZoneOffset.UTC));
    }

    private static Instant expired() {
        return Instant.now().minus(KEPT);
    }
}
