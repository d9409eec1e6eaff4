package io.orderfold.kernel.encryption;

import io.orderfold.kernel.jdbc.DatabaseFiles;
import io.orderfold.kernel.jdbc.Databases;
import io.orderfold.kernel.jdbc.RememberedAnswers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts, once, what versions before this one have written plain: in the log, and where copies of its events are kept. It
 * is done when this bean is made, before the log is opened; whoever looks at the log's stored bytes depends on this bean.
 * Should it be broken off, it goes on where it was at the next start.
 */
@Component
public class EncryptedLog implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(EncryptedLog.class);
    private static final int STEP = 2_000;

    private final JdbcTemplate writeJdbc;
    private final JdbcTemplate readJdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final PlainData plain;
    private final RememberedAnswers answers;
    private final DatabaseFiles files;

    EncryptedLog(
            JdbcTemplate writeJdbc,
            @Qualifier(Databases.READ) JdbcTemplate readJdbc,
            PlatformTransactionManager writeTransactionManager,
            @Qualifier(Databases.READ) PlatformTransactionManager readTransactionManager,
            PlainData plain,
            RememberedAnswers answers,
            DatabaseFiles files) {
        this.writeJdbc = writeJdbc;
        this.readJdbc = readJdbc;
        this.writing = new TransactionTemplate(writeTransactionManager);
        this.reading = new TransactionTemplate(readTransactionManager);
        this.plain = plain;
        this.answers = answers;
        this.files = files;
    }

    @Override
    public void afterPropertiesSet() {
        Long newest = writeJdbc.queryForObject("select coalesce(max(global_index), 0) from events", Long.class);
        inSteps("events", writeJdbc, writing, Objects.requireNonNull(newest), this::sealEvents);
        once("dead letters", writeJdbc, writing, this::sealDeadLetters);
        once("dead letters", readJdbc, reading, this::sealDeadLetters);
        once("answers", writeJdbc, writing, jdbc -> answers.sealWhatIsPlain());
        // They are made anew when they are needed.
        once("snapshots", writeJdbc, writing, jdbc -> {
            jdbc.update("delete from snapshots");
            jdbc.update("delete from view_snapshots");
        });
    }

    /** Does something with a database that was there before there were keys, and never again. */
    public void once(String step, JdbcTemplate jdbc, TransactionTemplate transaction, Consumer<JdbcTemplate> work) {
        inSteps(step, jdbc, transaction, 1, from -> {
            work.accept(jdbc);
            return 1;
        });
    }

    private void inSteps(
            String step, JdbcTemplate jdbc, TransactionTemplate transaction, long end, LongUnaryOperator work) {
        long position = position(step, jdbc);
        if (position == Long.MAX_VALUE) {
            return;
        }
        boolean any = end > 0
                && Boolean.TRUE.equals(writeJdbc.queryForObject("select exists (select 1 from events)", Boolean.class));
        if (any) {
            files.rewriteWhenClosed();
            LOG.info("Encrypting the personal data in what was written before there were keys: {}", step);
        }
        while (any && position < end) {
            long from = position;
            position = Objects.requireNonNull(transaction.execute(status -> {
                long to = work.applyAsLong(from);
                note(step, jdbc, to, null);
                return to;
            }));
        }
        long last = position;
        transaction.executeWithoutResult(status -> note(step, jdbc, last, Instant.now()));
    }

    private static long position(String step, JdbcTemplate jdbc) {
        List<Long> known = jdbc.query(
                "select position, done_at from personal_data_steps where step = ?",
                (row, i) -> row.getObject(2) == null ? row.getLong(1) : Long.MAX_VALUE,
                step);
        return known.isEmpty() ? 0 : known.get(0);
    }

    private static void note(String step, JdbcTemplate jdbc, long position, @Nullable Instant done) {
        Object at = done == null ? null : done.atOffset(ZoneOffset.UTC);
        if (jdbc.update("update personal_data_steps set position = ?, done_at = ? where step = ?", position, at, step)
                == 0) {
            jdbc.update(
                    "insert into personal_data_steps (step, position, done_at) values (?, ?, ?)", step, position, at);
        }
    }

    private record Stored(Object key, String type, String payload) {}

    private @Nullable List<String> types;

    private long sealEvents(long from) {
        if (types == null) {
            types = writeJdbc.queryForList("select distinct event_type from events", String.class).stream()
                    .filter(PlainData::isIn)
                    .toList();
        }
        if (types.isEmpty()) {
            return Long.MAX_VALUE - 1;
        }
        Object[] arguments = new Object[types.size() + 2];
        arguments[0] = from;
        arguments[1] = from + STEP;
        for (int i = 0; i < types.size(); i++) {
            arguments[i + 2] = types.get(i);
        }
        List<Stored> stored = writeJdbc.query(
                "select global_index, event_type, payload from events where global_index > ? and global_index <= ?"
                        + " and event_type in (" + String.join(", ", Collections.nCopies(types.size(), "?")) + ")",
                (row, i) -> new Stored(row.getLong(1), row.getString(2), row.getString(3)),
                arguments);
        update(writeJdbc, "update events set payload = ? where global_index = ?", stored, text -> text);
        return from + STEP;
    }

    private void sealDeadLetters(JdbcTemplate jdbc) {
        boolean[] bytes = {false};
        List<Stored> stored = jdbc
                .query("select id, event_type, payload from dead_letters", (row, i) -> {
                    Object payload = row.getObject(3);
                    bytes[0] = payload instanceof byte[];
                    String text = payload instanceof byte[] raw
                            ? new String(raw, StandardCharsets.UTF_8)
                            : String.valueOf(payload);
                    return new Stored(row.getString(1), row.getString(2), text);
                })
                .stream()
                .filter(letter -> PlainData.isIn(letter.type))
                .toList();
        update(
                jdbc,
                "update dead_letters set payload = ? where id = ?",
                stored,
                text -> bytes[0] ? text.getBytes(StandardCharsets.UTF_8) : text);
    }

    private void update(
            JdbcTemplate jdbc, String sql, List<Stored> stored, java.util.function.Function<String, Object> column) {
        jdbc.batchUpdate(
                sql,
                stored.stream()
                        .map(row -> {
                            String sealed = plain.sealed(row.type, row.payload);
                            return sealed == null ? null : new Object[] {column.apply(sealed), row.key};
                        })
                        .filter(Objects::nonNull)
                        .toList());
    }
}
