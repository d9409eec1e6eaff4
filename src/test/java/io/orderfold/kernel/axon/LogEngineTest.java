package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.json.JacksonSerializer;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class LogEngineTest {

    private final JdbcDataSource log = new JdbcDataSource();

    @BeforeEach
    void makeTheLog() {
        log.setUrl("jdbc:h2:mem:snapshots;DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(
                        new ByteArrayResource("drop all objects".getBytes(StandardCharsets.UTF_8)),
                        new ClassPathResource("db/migration/write/h2/V1_1__event_log.sql"))
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

    private LogEngine engine(boolean snapshotsTaken) {
        JacksonSerializer serializer = JacksonSerializer.defaultSerializer();
        return new LogEngine(
                JdbcEventStorageEngine.builder()
                        .schema(Tables.EVENTS)
                        .dataType(String.class)
                        .connectionProvider(log::getConnection)
                        .transactionManager(NoTransactionManager.instance())
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer),
                snapshotsTaken);
    }
}
