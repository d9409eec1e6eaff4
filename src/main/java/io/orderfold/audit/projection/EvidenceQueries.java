package io.orderfold.audit.projection;

import io.orderfold.audit.Checkpoint;
import io.orderfold.audit.VerificationState;
import io.orderfold.audit.VerificationView;
import io.orderfold.audit.query.CheckpointPage;
import io.orderfold.audit.query.EvidenceQuery.FindCheckpoint;
import io.orderfold.audit.query.EvidenceQuery.FindVerification;
import io.orderfold.audit.query.EvidenceQuery.ListCheckpoints;
import io.orderfold.audit.query.EvidenceQuery.ListKeys;
import io.orderfold.audit.query.EvidenceQuery.ListVerifications;
import io.orderfold.audit.query.KeyView;
import io.orderfold.audit.query.VerificationPage;
import io.orderfold.kernel.Rejection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log's evidence where it stands, beside the log. */
@Component
class EvidenceQueries {

    private static final Duration SILENT = Duration.ofMinutes(1);

    private final JdbcTemplate writeJdbc;
    private final JsonMapper json;

    EvidenceQueries(JdbcTemplate writeJdbc, JsonMapper json) {
        this.writeJdbc = writeJdbc;
        this.json = json;
    }

    @QueryHandler
    CheckpointPage answer(ListCheckpoints query) {
        List<Checkpoint> found = writeJdbc.query(
                "select checkpoint_no, document from log_checkpoints where checkpoint_no < ?"
                        + " order by checkpoint_no desc fetch first ? rows only",
                this::checkpoint,
                query.cursor() == null ? Long.MAX_VALUE : number(query.cursor()),
                query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<Checkpoint> items = more ? found.subList(0, query.limit()) : found;
        return new CheckpointPage(
                List.copyOf(items),
                more ? Long.toString(items.get(items.size() - 1).number()) : null);
    }

    @QueryHandler
    Optional<Checkpoint> answer(FindCheckpoint query) {
        return writeJdbc
                .query(
                        "select checkpoint_no, document from log_checkpoints where ? = -1 or checkpoint_no = ?"
                                + " order by checkpoint_no desc fetch first 1 rows only",
                        this::checkpoint,
                        query.number() == null ? -1 : query.number(),
                        query.number() == null ? -1 : query.number())
                .stream()
                .findFirst();
    }

    @QueryHandler
    List<KeyView> answer(ListKeys query) {
        return writeJdbc.query(
                "select key_id, public_key, known_since from log_keys order by known_since desc, key_id",
                (row, count) -> new KeyView(
                        row.getString("key_id"),
                        "Ed25519",
                        row.getString("public_key"),
                        row.getObject("known_since", OffsetDateTime.class).toInstant()));
    }

    @QueryHandler
    VerificationPage answer(ListVerifications query) {
        long skipped = query.cursor() == null ? 0 : number(query.cursor());
        List<VerificationView> found = writeJdbc.query(
                "select document, updated_at from log_verifications order by started_at desc, verification_id"
                        + " offset ? rows fetch first ? rows only",
                this::verification,
                skipped,
                query.limit() + 1);
        boolean more = found.size() > query.limit();
        return new VerificationPage(
                List.copyOf(more ? found.subList(0, query.limit()) : found),
                more ? Long.toString(skipped + query.limit()) : null);
    }

    @QueryHandler
    Optional<VerificationView> answer(FindVerification query) {
        return writeJdbc
                .query(
                        "select document, updated_at from log_verifications where verification_id = ?",
                        this::verification,
                        query.verificationId())
                .stream()
                .findFirst();
    }

    private Checkpoint checkpoint(ResultSet row, int count) throws SQLException {
        try {
            return json.readValue(row.getString("document"), Checkpoint.class);
        } catch (JacksonException changed) {
            throw Rejection.conflict(
                    "log-tampered",
                    "Checkpoint " + row.getLong("checkpoint_no")
                            + " is not what was signed. Verify the log to see what has happened to it.");
        }
    }

    private VerificationView verification(ResultSet row, int count) throws SQLException {
        VerificationView view = json.readValue(row.getString("document"), VerificationView.class);
        OffsetDateTime heardOf = row.getObject("updated_at", OffsetDateTime.class);
        boolean silent = heardOf.isBefore(OffsetDateTime.now(ZoneOffset.UTC).minus(SILENT));
        return view.state() == VerificationState.RUNNING && silent ? view.in(VerificationState.ABANDONED) : view;
    }

    private static long number(@Nullable String cursor) {
        try {
            long number = Long.parseLong(String.valueOf(cursor));
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Rejection malformed() {
        return Rejection.invalid("malformed-cursor", "cursor", "This cursor is not one of ours.");
    }
}
