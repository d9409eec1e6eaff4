package io.orderfold.kernel.axon;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.encryption.EncryptedLog;
import io.orderfold.kernel.jdbc.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The event log and what commits with it, each part named here and nothing inherited: Axon's own JDBC configuration does
 * not switch itself on under Spring Boot 4, and an application that fell back to memory would lose every order.
 * {@link InfrastructureGuard} refuses to start one that did.
 */
@Configuration(proxyBeanMethods = false)
public class EventLogConfiguration {

    private static final int PAGE = 500;

    @Bean
    @Primary
    TransactionManager writeTransactions(PlatformTransactionManager writeTransactionManager) {
        return new SpringTransactionManager(writeTransactionManager);
    }

    @Bean
    @Qualifier(Databases.READ)
    TransactionManager readTransactions(@Qualifier(Databases.READ) PlatformTransactionManager readTransactionManager) {
        return new SpringTransactionManager(readTransactionManager);
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new DuplicateKeys();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            EncryptedLog encrypted,
            DataSource dataSource,
            JdbcTemplate writeJdbc,
            TransactionManager transactions,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            @Qualifier("snapshotSerializer") Serializer snapshotSerializer,
            PersistenceExceptionResolver persistenceExceptionResolver,
            EventForms forms,
            SnapshotRule snapshotRule) {
        JdbcEventStorageEngine.Builder engine = JdbcEventStorageEngine.builder()
                .schema(Tables.EVENTS)
                .dataType(String.class)
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .transactionManager(transactions)
                .persistenceExceptionResolver(persistenceExceptionResolver)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(snapshotSerializer)
                .upcasterChain(forms::upcast)
                .snapshotFilter(
                        snapshotRule.isOff() ? SnapshotFilter.rejectAll() : new SnapshotsOfToday(snapshotSerializer))
                .batchSize(PAGE)
                .readEventDataWithGaps(GapAwareReads::statement)
                .lastSequenceNumberFor(LogEngine::lastSequenceNumber)
                // A page that is not full is the last one of an aggregate: spares a query on each load.
                .finalAggregateBatchPredicate(page -> page.size() < PAGE);
        boolean snapshotsTaken = !snapshotRule.isOff()
                && Boolean.TRUE.equals(
                        writeJdbc.queryForObject("select exists (select 1 from snapshots)", Boolean.class));
        return new LogEngine(engine, snapshotsTaken, firstOpenNumber(writeJdbc));
    }

    /**
     * H2 in its file has one process, and whoever drew a number in an earlier one has ended with it. A server, H2's own or
     * PostgreSQL, may have other nodes at work: there it isn't known.
     */
    static long firstOpenNumber(JdbcTemplate writeJdbc) {
        String url = Objects.requireNonNull(writeJdbc.execute(
                (ConnectionCallback<String>) open -> open.getMetaData().getURL()));
        if (!url.startsWith("jdbc:h2:") || url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:")) {
            return 0;
        }
        return Objects.requireNonNull(writeJdbc.queryForObject(
                "select identity_base from information_schema.columns where table_schema = current_schema"
                        + " and table_name = 'EVENTS' and column_name = 'GLOBAL_INDEX'",
                Long.class));
    }

    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    EventLog eventStore(
            EventStorageEngine engine,
            org.axonframework.config.Configuration axon,
            @Value("${orderfold.events-at-hand:2000}") int eventsAtHand) {
        return new EventLog(EmbeddedEventStore.builder()
                .storageEngine(engine)
                .messageMonitor(axon.messageMonitor(EmbeddedEventStore.class, "eventStore"))
                .fetchDelay(250)
                // The newest events, read once for all processors. Axon's 10,000 are a third of a small heap in an
                // import.
                .cachedEvents(eventsAtHand));
    }

    @Bean
    Snapshotter snapshots(
            EventStore store,
            SnapshotWriter writer,
            ParameterResolverFactory parameters,
            HandlerDefinition handlers,
            org.axonframework.config.Configuration axon) {
        SpringAggregateSnapshotter.Builder builder = SpringAggregateSnapshotter.builder()
                .eventStore(store)
                .repositoryProvider(axon::repository)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers);
        return new Snapshots(builder, writer);
    }

    @Bean
    SnapshotTriggerDefinition snapshotTriggers(Snapshotter snapshots, SnapshotRule rule) {
        return new SnapshotTriggers(snapshots, rule);
    }

    @Bean
    @Primary
    TokenStore writeTokens(DataSource dataSource, Serializer serializer) {
        return tokens(dataSource, serializer);
    }

    @Bean
    @Qualifier(Databases.READ)
    TokenStore readTokens(@Qualifier(Databases.READ) DataSource readDataSource, Serializer serializer) {
        return tokens(readDataSource, serializer);
    }

    private static TokenStore tokens(DataSource dataSource, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .schema(Tables.TOKENS)
                .contentType(String.class)
                .serializer(serializer)
                .claimTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Bean
    JdbcSagaStore sagaStore(DataSource dataSource, Serializer serializer) {
        return JdbcSagaStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .sqlSchema(Tables.SAGAS)
                .serializer(serializer)
                .build();
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService commandRetries() {
        return Executors.newScheduledThreadPool(2, runnable -> new Thread(runnable, "command-retry"));
    }

    /**
     * Two nodes, or two transactions, may append to one stream at once; the loser is told so by the store and tries
     * again here, a bounded number of times. A command that names the version it was made for fails in its aggregate
     * when tried again, as it must.
     */
    @Bean
    CommandGateway commandGateway(
            CommandBus commandBus,
            ScheduledExecutorService commandRetries,
            List<MessageDispatchInterceptor<? super CommandMessage<?>>> interceptors) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(new RetryLostRaces(ExponentialBackOffIntervalRetryScheduler.builder()
                        .retryExecutor(commandRetries)
                        .backoffFactor(20)
                        .maxRetryCount(6)
                        .build()))
                .build();
    }

    @Bean
    CorrelationDataProvider provenance() {
        return new Provenance();
    }

    /** Deadlines are rows of the write database, scheduled in the transaction of whatever asks for them. */
    @Bean
    Scheduler scheduler(
            DataSource dataSource, List<Task<?>> tasks, @Value("${orderfold.scheduler.poll:PT2S}") Duration poll) {
        List<RecurringTask<?>> recurring = tasks.stream()
                .filter(RecurringTask.class::isInstance)
                .<RecurringTask<?>>map(task -> (RecurringTask<?>) task)
                .toList();
        List<Task<?>> others =
                tasks.stream().filter(task -> !recurring.contains(task)).toList();
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), others)
                .startTasks(recurring)
                .tableName("scheduled_tasks")
                .threads(2)
                .pollingInterval(poll)
                .build();
    }

    @Bean
    SmartLifecycle schedulerLifecycle(Scheduler scheduler, NodeRoles roles) {
        return new SchedulerLifecycle(scheduler, roles.has(NodeRole.PROCESS));
    }

    @Bean
    ConfigurerModule eventProcessingSettings(EventProcessing processing) {
        return (Configurer configurer) -> configurer.eventProcessing(processing::configure);
    }
}
