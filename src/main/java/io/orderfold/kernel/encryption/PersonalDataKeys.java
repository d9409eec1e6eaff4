package io.orderfold.kernel.encryption;

import io.orderfold.kernel.jdbc.Databases;
import io.orderfold.kernel.personal.DataSubject;
import io.orderfold.kernel.personal.RemembersPersons;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The customers' keys, in the table {@code personal_data_keys} of the write database, each encrypted by the master key. A
 * key is made when something of its customer is first written, in a transaction of its own: were it the writer's, the next
 * writer would have to wait for it. An erased key's row stays, without the key, so that nothing is ever written under
 * another one for that customer.
 */
@Component
public class PersonalDataKeys implements RemembersPersons {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDataKeys.class);
    private static final int MOST_KEPT = 20_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** @param key null where it was erased */
    private record Kept(@Nullable SubjectKey key, long until) {

        Optional<SubjectKey> opened() {
            return Optional.ofNullable(key);
        }
    }

    private final JdbcTemplate keyJdbc;
    private final JdbcTemplate writeJdbc;
    private final MasterKey master;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    PersonalDataKeys(@Qualifier(Databases.KEYS) JdbcTemplate keyJdbc, JdbcTemplate writeJdbc, MasterKeys master) {
        this.keyJdbc = keyJdbc;
        this.writeJdbc = writeJdbc;
        this.master = master.current();
    }

    /** The key to write by, made where there is none yet; empty where the customer was erased. */
    Optional<SubjectKey> toWrite(String subject) {
        return find(subject).orElseGet(() -> make(subject)).opened();
    }

    /**
     * The key to read by; empty where the customer was erased.
     *
     * @throws IllegalStateException where there never was one: the database was put together without its keys
     */
    Optional<SubjectKey> toRead(String subject) {
        return find(subject)
                .orElseThrow(() -> new IllegalStateException("There is no key for the data of customer " + subject
                        + ": was the log brought here without personal_data_keys?"))
                .opened();
    }

    private Optional<Kept> find(String subject) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Set<?> destroyed
                && destroyed.contains(subject)) {
            return Optional.of(new Kept(null, 0));
        }
        Kept known;
        synchronized (kept) {
            known = kept.get(subject);
        }
        if (known != null && known.until - System.nanoTime() > 0) {
            return Optional.of(known);
        }
        return keyJdbc
                .query(
                        "select wrapped_key from personal_data_keys where customer_id = ?",
                        (row, i) -> keep(subject, unwrapped(subject, row.getString(1))),
                        subject)
                .stream()
                .findFirst();
    }

    private @Nullable SubjectKey unwrapped(String subject, @Nullable String wrapped) {
        if (wrapped == null) {
            return null;
        }
        try {
            return new SubjectKey(master.unwrap(subject, wrapped));
        } catch (Aes.NotOurs e) {
            throw new IllegalStateException("The key of customer " + subject + " can't be read by the master key", e);
        }
    }

    private Kept keep(String subject, @Nullable SubjectKey key) {
        Kept entry = new Kept(key, System.nanoTime() + KEPT.toNanos());
        synchronized (kept) {
            kept.put(subject, entry);
        }
        return entry;
    }

    private Kept make(String subject) {
        byte[] key = Aes.random(Aes.KEY);
        try {
            keyJdbc.update(
                    "insert into personal_data_keys (customer_id, wrapped_key, created_at) values (?, ?, ?)",
                    subject,
                    master.wrap(subject, key),
                    Instant.now().atOffset(ZoneOffset.UTC));
            return keep(subject, new SubjectKey(key));
        } catch (DuplicateKeyException e) {
            LOG.debug("Another node, or another thread, has just made the key", e);
            return find(subject).orElseThrow();
        }
    }

    /** Takes the customer's key away, for good, when the current transaction commits; within it there is none any more. */
    void destroy(DataSubject subject) {
        toWrite(subject.value());
        destroyedHere().add(subject.value());
        writeJdbc.update(
                "update personal_data_keys set wrapped_key = null, erased_at = ?"
                        + " where customer_id = ? and wrapped_key is not null",
                Instant.now().atOffset(ZoneOffset.UTC),
                subject.value());
    }

    /** Whose keys the current transaction is about to destroy. */
    @SuppressWarnings("unchecked")
    private Set<String> destroyedHere() {
        Set<String> known = (Set<String>) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        Set<String> destroyed = new HashSet<>();
        TransactionSynchronizationManager.bindResource(this, destroyed);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(PersonalDataKeys.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(PersonalDataKeys.this, destroyed);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(PersonalDataKeys.this);
            }
        });
        return destroyed;
    }

    /** How many have been erased so far, on all nodes. */
    long erased() {
        Long count = keyJdbc.queryForObject(
                "select count(*) from personal_data_keys where erased_at is not null", Long.class);
        return count == null ? 0 : count;
    }

    @Override
    public void forgetPersons() {
        synchronized (kept) {
            kept.clear();
        }
    }
}
