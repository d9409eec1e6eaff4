package io.orderfold.kernel.encryption;

import io.orderfold.kernel.jdbc.DatabaseFiles;
import io.orderfold.kernel.personal.DataSubject;
import io.orderfold.kernel.personal.PersonalDataEraser;
import io.orderfold.kernel.personal.RemembersPersons;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What an erasure takes with it beside the key: everything in memory that may tell who the customer was, here at once and on
 * every other node as soon as it has seen that somebody was erased; and what H2's file still holds of the key on pages of
 * old.
 */
@Component
class Erasures implements PersonalDataEraser, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final PersonalDataKeys keys;
    private final DatabaseFiles files;
    private final ObjectProvider<RemembersPersons> memories;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "erasures"));
    private long seen;

    Erasures(
            PersonalDataKeys keys,
            DatabaseFiles files,
            ObjectProvider<RemembersPersons> memories,
            @Value("${orderfold.personal-data.poll:PT2S}") Duration poll) {
        this.keys = keys;
        this.files = files;
        this.memories = memories;
        this.seen = keys.erased();
        watch.scheduleWithFixedDelay(this::look, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void erase(DataSubject subject) {
        keys.destroy(subject);
        files.rewriteWhenClosed();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget();
            }
        });
    }

    private void look() {
        try {
            long erased = keys.erased();
            if (erased != seen) {
                forget();
                seen = erased;
            }
        } catch (RuntimeException e) {
            // The database may be back in a moment; until then nothing can be read from it either.
            LOG.warn("Can't see whether customers have been erased: {}", e.toString());
        }
    }

    private void forget() {
        memories.orderedStream().forEach(RemembersPersons::forgetPersons);
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }
}
