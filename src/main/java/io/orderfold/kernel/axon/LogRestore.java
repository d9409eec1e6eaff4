package io.orderfold.kernel.axon;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.jdbc.Databases;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a log that was brought from elsewhere this shop's own: all of it, or nothing, in one transaction.
 *
 * <p>What happened there is not to be done again. Processes and providers go on behind the last of its events; look-ups
 * are filled in the same transaction, views from the first event on. Sagas read from the first event on, too: what they
 * wait for, and until when, is nowhere else, and whatever they ask for is asked of an order that knows how it ended.
 */
@Component
public class LogRestore {

    private static final int PAGE = 500;

    /** As long as a claim of a processor holds. */
    private static final Duration CLAIM = Duration.ofSeconds(20);

    private final JdbcTemplate writeJdbc;
    private final JdbcTemplate readJdbc;
    private final TransactionTemplate transaction;
    private final EventStorageEngine engine;
    private final EventProcessing processing;
    private final ObjectProvider<EventProcessingConfiguration> processors;
    private final TokenStore tokens;
    private final SettledLog settled;
    private final ObjectProvider<WithLog> others;

    LogRestore(
            JdbcTemplate writeJdbc,
            @Qualifier(Databases.READ) JdbcTemplate readJdbc,
            PlatformTransactionManager writeTransactionManager,
            EventStorageEngine engine,
            EventProcessing processing,
            ObjectProvider<EventProcessingConfiguration> processors,
            TokenStore tokens,
            SettledLog settled,
            ObjectProvider<WithLog> others) {
        this.writeJdbc = writeJdbc;
        this.readJdbc = readJdbc;
        this.transaction = new TransactionTemplate(writeTransactionManager);
        this.engine = engine;
        this.processing = processing;
        this.processors = processors;
        this.tokens = tokens;
        this.settled = settled;
        this.others = others;
    }

    /** @throws Rejection {@code log-not-empty}, {@code views-not-empty} */
    public void requireEmpty() {
        if (Boolean.TRUE.equals(writeJdbc.queryForObject("select exists (select 1 from events)", Boolean.class))) {
            throw Rejection.conflict(
                    "log-not-empty", "A log is imported into an empty one only, and this one has events.");
        }
        if (Boolean.TRUE.equals(readJdbc.queryForObject(
                "select exists (select 1 from tracking_tokens where token_position is not null)", Boolean.class))) {
            throw Rejection.conflict("views-not-empty", "The read database belongs to another log: use an empty one.");
        }
    }

    /**
     * Makes the rows of {@code imported_events} the log. Nothing else is written to it meanwhile.
     *
     * @throws Rejection {@code log-not-empty}, {@code views-not-empty}, {@code other-nodes-running}
     */
    public void restore() {
        LogEngine log = (LogEngine) engine;
        log.close(true);
        List<StreamingEventProcessor> stopped = new ArrayList<>();
        try {
            for (String group : processing.actingGroups()) {
                processors
                        .getObject()
                        .eventProcessor(group, StreamingEventProcessor.class)
                        .filter(StreamingEventProcessor::isRunning)
                        .ifPresent(processor -> {
                            processor.shutDown();
                            stopped.add(processor);
                        });
            }
            settled.upTo(0, CLAIM);
            requireEmpty();
            long last = Objects.requireNonNullElse(
                    writeJdbc.queryForObject("select max(global_index) from imported_events", Long.class), 0L);
            // Before the transaction, which this would end on H2. If that fails, some numbers are never used.
            writeJdbc.execute("alter table events alter column global_index restart with " + (last + 1));
            transaction.executeWithoutResult(status -> become(last));
        } finally {
            log.close(false);
            stopped.forEach(StreamingEventProcessor::start);
        }
    }

    private void become(long last) {
        if (isPostgres()) {
            writeJdbc.execute("lock table events in exclusive mode");
        }
        requireEmpty();
        requireNobodyElse();
        String columns =
                "global_index, event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, event_type,"
                        + " event_revision, payload, metadata, hash";
        writeJdbc.update("insert into events (" + columns + ") overriding system value select " + columns
                + " from imported_events order by global_index");
        if (last > 0) {
            processing.actingGroups().forEach(group -> goOnBehind(group, last));
        }
        List<WithLog> listening = others.orderedStream().toList();
        List<EventMessage<?>> page = new ArrayList<>();
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(null, false)) {
            events.forEach(event -> {
                page.add(event);
                if (page.size() == PAGE) {
                    take(page, listening);
                }
            });
        }
        take(page, listening);
        listening.forEach(WithLog::importEnds);
        writeJdbc.update("delete from imported_events");
    }

    private void take(List<EventMessage<?>> page, List<WithLog> listening) {
        processing.lookups().feed(List.copyOf(page));
        page.forEach(event -> listening.forEach(other -> other.imported(event)));
        page.clear();
    }

    private void goOnBehind(String group, long last) {
        TrackingToken behind = GapAwareTrackingToken.newInstance(last, List.of());
        int[] segments = tokens.fetchSegments(group);
        if (segments.length == 0) {
            tokens.initializeTokenSegments(group, processing.segmentsOf(group), behind);
            return;
        }
        for (int segment : segments) {
            // Claimed by this, and let go of again.
            tokens.fetchToken(group, segment);
            tokens.storeToken(behind, group, segment);
            tokens.releaseClaim(group, segment);
        }
    }

    /** Ours were stopped: whoever has a claim is on another node, and would act. */
    private void requireNobodyElse() {
        String since = DateTimeUtils.formatInstant(Instant.now().minus(CLAIM));
        String self = ManagementFactory.getRuntimeMXBean().getName();
        List<String> claimed = writeJdbc.queryForList(
                "select distinct owner from tracking_tokens where owner is not null and owner <> ? and updated_at > ?",
                String.class,
                self,
                since);
        if (!claimed.isEmpty()) {
            throw Rejection.conflict(
                    "other-nodes-running",
                    "Other nodes are at work: stop them, and import once their claims are over.");
        }
    }

    private boolean isPostgres() {
        return Objects.requireNonNull(writeJdbc.execute((ConnectionCallback<Boolean>)
                open -> open.getMetaData().getURL().startsWith("jdbc:postgresql:")));
    }
}
