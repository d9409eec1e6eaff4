package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.json.JacksonSerializer;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class LogEngineTest {

    private final JdbcDataSource log = new JdbcDataSource();

    @BeforeEach
    void makeTheLog() {
        log.setUrl("jdbc:h2:mem:snapshots;DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(
                        new ByteArrayResource("drop all objects".getBytes(StandardCharsets.UTF_8)),
                        new ClassPathResource("db/migration/write/h2/V1_1__event_log.sql"),
                        new ClassPathResource("db/migration/write/common/V16_1__tamper_evidence.sql"))
                .execute(log);
    }

    @Test
    void looksForASnapshotOnceOneWasTaken() {
        LogEngine engine = engine(false);
        assertThat(engine.readSnapshot("order")).isEmpty();

        engine.storeSnapshot(new GenericDomainEventMessage<>("Order", "order", 7, Map.of("total", "1.00")));

        assertThat(engine.readSnapshot("order")).hasValueSatisfying(found -> assertThat(found.getSequenceNumber())
                .isEqualTo(7));
    }

    @Test
    void findsSnapshotsTakenBeforeItWasStarted() {
        engine(false).storeSnapshot(new GenericDomainEventMessage<>("Order", "order", 7, Map.of("total", "1.00")));

        assertThat(engine(true).readSnapshot("order")).isPresent();
    }

    @Test
    void dropsTheNumbersThatAnEarlierRunLeftMissing() {
        append(engine(false), "before", 1);
        drawNumbersInVain(2);
        long firstOpen = EventLogConfiguration.firstOpenNumber(new JdbcTemplate(log));
        LogEngine engine = engine(false, firstOpen);
        append(engine, "after", 2);

        assertThat(firstOpen).isEqualTo(4);
        assertThat(missingAtTheEnd(engine(false, 0))).containsExactly(2L, 3L);
        assertThat(missingAtTheEnd(engine)).isEmpty();
    }

    @Test
    void keepsTheNumbersThatThisRunMayStillFill() {
        append(engine(false), "before", 1);
        LogEngine engine = engine(false, EventLogConfiguration.firstOpenNumber(new JdbcTemplate(log)));
        drawNumbersInVain(1);
        append(engine, "after", 2);

        assertThat(missingAtTheEnd(engine)).containsExactly(2L);
    }

    /** As a transaction does that is cut off before its end: H2 rolls back what is closed uncommitted. */
    private void drawNumbersInVain(int count) {
        ConnectionProvider cutOff = () -> {
            Connection connection = log.getConnection();
            connection.setAutoCommit(false);
            return connection;
        };
        append(engine(cutOff, false, 0), "in vain", count);
    }

    private static void append(LogEngine engine, String order, int count) {
        engine.appendEvents(IntStream.range(0, count)
                .mapToObj(i -> new GenericDomainEventMessage<>("Order", order, i, Map.of("total", "1.00")))
                .toList());
    }

    /** A transaction was slower than the one after it, and done when the run ended that had read only the later one. */
    @Test
    void readsWhatWasMissingWhenAnEarlierRunCameByButIsThereNow() {
        append(engine(false), "all", 5);
        LogEngine engine = engine(false, 6);
        append(engine, "after", 2);

        assertThat(engine.readEvents(GapAwareTrackingToken.newInstance(5, List.of(2L, 4L)), false)
                        .map(event -> event.trackingToken().position().orElseThrow() + " "
                                + ((DomainEventMessage<?>) event).getAggregateIdentifier()))
                .containsExactly("5 all", "5 all", "6 after", "7 after");
    }

    private static Set<Long> missingAtTheEnd(LogEngine engine) {
        return engine.readEvents(null, false)
                .map(event -> ((GapAwareTrackingToken) event.trackingToken()).getGaps())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private LogEngine engine(boolean snapshotsTaken) {
        return engine(snapshotsTaken, 0);
    }

    private LogEngine engine(boolean snapshotsTaken, long firstOpen) {
        return engine(log::getConnection, snapshotsTaken, firstOpen);
    }

    private static LogEngine engine(ConnectionProvider connections, boolean snapshotsTaken, long firstOpen) {
        JacksonSerializer serializer = JacksonSerializer.defaultSerializer();
        return new LogEngine(
                JdbcEventStorageEngine.builder()
                        .schema(Tables.EVENTS)
                        .dataType(String.class)
                        .connectionProvider(connections)
                        .transactionManager(NoTransactionManager.instance())
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer),
                snapshotsTaken,
                firstOpen);
    }
}
