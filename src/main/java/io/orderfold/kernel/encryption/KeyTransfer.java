package io.orderfold.kernel.encryption;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.jdbc.Databases;
import io.orderfold.kernel.personal.TakenKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What has to go along when a log is taken to another database: without their keys it tells nothing of persons. */
@Component
public class KeyTransfer {

    private static final Pattern SUBJECT = Pattern.compile("\"encrypted\"\\s*:\\s*\"1:([^\":]+):");

    private final JdbcTemplate keyJdbc;
    private final MasterKeys masters;
    private final PersonalDataKeys keys;
    private final PlainData plain;

    KeyTransfer(
            @Qualifier(Databases.KEYS) JdbcTemplate keyJdbc,
            MasterKeys masters,
            PersonalDataKeys keys,
            PlainData plain) {
        this.keyJdbc = keyJdbc;
        this.masters = masters;
        this.keys = keys;
        this.plain = plain;
    }

    /** The keys of the customers that come after one in the order of their ids; null for the first. */
    public List<TakenKey> after(@Nullable String customerId, int limit) {
        return keyJdbc.query(
                "select customer_id, wrapped_key, created_at, erased_at from personal_data_keys where customer_id > ?"
                        + " order by customer_id limit ?",
                (row, number) -> {
                    OffsetDateTime erased = row.getObject("erased_at", OffsetDateTime.class);
                    return new TakenKey(
                            row.getString("customer_id"),
                            row.getString("wrapped_key"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            erased == null ? null : erased.toInstant());
                },
                customerId == null ? "" : customerId,
                limit);
    }

    /** Whose personal data a stored event holds. */
    public Set<String> subjects(String payload) {
        Set<String> subjects = new HashSet<>();
        Matcher matcher = SUBJECT.matcher(payload);
        while (matcher.find()) {
            subjects.add(matcher.group(1));
        }
        return subjects;
    }

    /** Whether a stored event tells of a person to whoever reads it. */
    public boolean isPlain(String eventType, String payload) {
        return plain.isPlain(eventType, payload);
    }

    /**
     * Has the keys, and no others. Whoever's key is not among them reads as erased: nothing of theirs can be read, and
     * nothing is to be written that could be taken for theirs.
     *
     * @param subjects whose data there is
     * @throws Rejection {@code log-of-another-master-key}
     */
    public void bring(List<TakenKey> taken, Collection<String> subjects) {
        List<Object[]> rows = new ArrayList<>();
        Set<String> without = new HashSet<>(subjects);
        for (TakenKey key : taken) {
            String wrapped = key.wrappedKey();
            rows.add(new Object[] {
                key.customerId(),
                wrapped == null
                        ? null
                        : masters.rewrap(key.customerId(), wrapped)
                                .orElseThrow(() -> Rejection.invalid(
                                        "log-of-another-master-key",
                                        "file",
                                        "The keys in the file were encrypted by another master key: name it in"
                                                + " orderfold.personal-data.previous-master-keys.")),
                key.createdAt().atOffset(ZoneOffset.UTC),
                key.erasedAt() == null ? null : key.erasedAt().atOffset(ZoneOffset.UTC)
            });
            without.remove(key.customerId());
        }
        OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
        without.forEach(subject -> rows.add(new Object[] {subject, null, now, now}));
        forgetAll();
        keyJdbc.batchUpdate(
                "insert into personal_data_keys (customer_id, wrapped_key, created_at, erased_at) values (?, ?, ?, ?)",
                rows);
    }

    /** To be called while the log is empty, and nothing is encrypted by any of them. */
    public void forgetAll() {
        keyJdbc.update("delete from personal_data_keys");
        keys.forgetPersons();
    }
}
