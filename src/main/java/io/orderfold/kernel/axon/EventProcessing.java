package io.orderfold.kernel.axon;

import io.orderfold.kernel.jdbc.Databases;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * How events reach their handlers, said by the last word of the processing group's name.
 *
 * <ul>
 *   <li>{@code x.projection}: the read database, in large batches; what can't be handled is parked there.
 *   <li>{@code x.process}: the write database, in small batches: the events of a step, the commands it sends and how far
 *       it has come commit together, so that a crash between two steps loses and repeats nothing.
 *   <li>{@code x.saga}: as a process, with state; sagas know no parking, so an error stops their segment until it heals.
 *   <li>{@code x.lookup}: in the very transaction that appends the event: sets that commands must be checked against.
 * </ul>
 *
 * All start at the first event there is, and an error is never logged and passed over.
 */
@Component
class EventProcessing implements DisposableBean {

    private static final int MOST_PARKED = 100_000;
    private static final long ALARM_MILLIS = 250;

    private final ApplicationContext context;
    private final DataSource writeDataSource;
    private final DataSource readDataSource;
    private final TransactionManager writeTransactions;
    private final TransactionManager readTransactions;
    private final TokenStore writeTokens;
    private final TokenStore readTokens;
    private final Serializer serializer;
    private final Serializer eventSerializer;
    private final Pauses pauses;
    private final NodeRoles roles;
    private final int segments;
    private @Nullable Set<String> groups;
    private @Nullable TailReaders readers;
    private @Nullable LookupFeed lookups;
    private final ScheduledExecutorService alarm =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "log-alarm"));
    private final ScheduledExecutorService projecting;
    private final ScheduledExecutorService acting;
    private final ScheduledExecutorService calling;

    EventProcessing(
            ApplicationContext context,
            DataSource writeDataSource,
            @Qualifier(Databases.READ) DataSource readDataSource,
            TransactionManager writeTransactions,
            @Qualifier(Databases.READ) TransactionManager readTransactions,
            TokenStore writeTokens,
            @Qualifier(Databases.READ) TokenStore readTokens,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Pauses pauses,
            NodeRoles roles,
            @Value("${orderfold.processors.segments:2}") int segments,
            @Value("${orderfold.processors.threads:4}") int threads) {
        this.context = context;
        this.writeDataSource = writeDataSource;
        this.readDataSource = readDataSource;
        this.writeTransactions = writeTransactions;
        this.readTransactions = readTransactions;
        this.writeTokens = writeTokens;
        this.readTokens = readTokens;
        this.serializer = serializer;
        this.eventSerializer = eventSerializer;
        this.pauses = pauses;
        this.roles = roles;
        this.segments = segments;
        this.projecting = new Linger("projection", threads, Duration.ofMillis(15));
        this.acting = new Linger("process", threads, Duration.ofMillis(4));
        // One event a batch, and each may wait for somebody else's server: not on the threads the others need.
        this.calling = new Linger("provider", segments, Duration.ZERO);
    }

    void configure(EventProcessingConfigurer processing) {
        processing.usingPooledStreamingEventProcessors();
        processing.registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance());
        processing.registerDefaultErrorHandler(axon -> PropagatingErrorHandler.instance());
        processing.registerDefaultSequencingPolicy(axon -> SequentialPerAggregatePolicy.instance());
        RetryPolicy policy = new RetryPolicy();
        processing.registerDefaultDeadLetterPolicy(axon -> policy);
        groups().forEach(group -> {
            configure(processing, group);
            refuseUnknown(processing, group);
        });
    }

    private void configure(EventProcessingConfigurer processing, String group) {
        String stage = group.substring(group.lastIndexOf('.') + 1);
        switch (stage) {
            case "projection" -> {
                pooled(processing, group, segments, 500);
                processing.registerTokenStore(group, axon -> readTokens);
                processing.registerTransactionManager(group, axon -> readTransactions);
                processing.registerDeadLetterQueue(group, axon -> parked(group, readDataSource, readTransactions));
                parkable(processing, group);
            }
            case "process" -> {
                // One at a time: two batches that touch the same products would wait for each other's locks.
                pooled(processing, group, 1, 50);
                processing.registerTokenStore(group, axon -> writeTokens);
                processing.registerTransactionManager(group, axon -> writeTransactions);
                processing.registerDeadLetterQueue(group, axon -> parked(group, writeDataSource, writeTransactions));
                parkable(processing, group);
            }
            case "provider" -> {
                pooled(processing, group, segments, 1);
                processing.registerTokenStore(group, axon -> writeTokens);
                processing.registerTransactionManager(group, axon -> writeTransactions);
                processing.registerDeadLetterQueue(group, axon -> parked(group, writeDataSource, writeTransactions));
                parkable(processing, group);
            }
            case "saga" -> {
                pooled(processing, group, 1, 20);
                processing.registerTokenStore(group, axon -> writeTokens);
                processing.registerTransactionManager(group, axon -> writeTransactions);
            }
            case "lookup" -> processing.registerSubscribingEventProcessor(group, this::lookups);
            default ->
                throw new IllegalStateException(
                        "The processing group " + group
                                + " must end in projection, process, provider, saga or lookup, to say how its events are handled");
        }
    }

    /** Those that look up are told of what is appended here, and nobody appends what he does not know. */
    private void refuseUnknown(EventProcessingConfigurer processing, String group) {
        if (group.endsWith(".lookup")) {
            return;
        }
        RefuseUnknown refuse = new RefuseUnknown(group.endsWith(".saga") ? handledBySagas(group) : null);
        processing.registerEventHandler(axon -> refuse);
        processing.assignHandlerInstancesMatching(group, 100, handler -> handler == refuse);
    }

    /**
     * The types of events that a group's sagas handle. A saga can't have one stream wait, so it stops only for what
     * it would have handled, and passes by what no release has ever told it of.
     */
    private Set<String> handledBySagas(String group) {
        Set<String> types = new TreeSet<>();
        for (String name : context.getBeanNamesForAnnotation(Saga.class)) {
            Class<?> saga = context.getType(name);
            if (saga == null || !groupOf(name).equals(group)) {
                continue;
            }
            for (Method method : saga.getDeclaredMethods()) {
                if (method.isAnnotationPresent(SagaEventHandler.class)) {
                    types.add(method.getParameterTypes()[0].getName());
                }
            }
        }
        return types;
    }

    private void pooled(EventProcessingConfigurer processing, String group, int segmentCount, int batchSize) {
        if (!roles.runs(group)) {
            processing.registerEventProcessor(group, (name, axon, handlers) -> new HandledElsewhere(name));
            return;
        }
        processing.registerPooledStreamingEventProcessor(
                group,
                axon -> log(axon).unless(() -> pauses.isPaused(group)),
                (axon, builder) -> builder.initialSegmentCount(segmentCount)
                        .batchSize(batchSize)
                        .workerExecutor(workers(group))
                        .initialToken(StreamableMessageSource::createTailToken)
                        .tokenClaimInterval(2_000)
                        .claimExtensionThreshold(5_000));
    }

    private synchronized TailReaders log(Configuration axon) {
        if (readers == null) {
            TailReaders created = new TailReaders(axon.eventStore());
            if (context.getBean(EventStorageEngine.class) instanceof LogEngine engine) {
                engine.onTailRead(created::wake);
            }
            // Who has just come to the tail may have missed that call, and nobody else may be there to make it.
            alarm.scheduleWithFixedDelay(created::wake, ALARM_MILLIS, ALARM_MILLIS, TimeUnit.MILLISECONDS);
            readers = created;
        }
        return readers;
    }

    private synchronized LookupFeed lookups(Configuration axon) {
        if (lookups == null) {
            lookups = new LookupFeed(axon.eventBus());
        }
        return lookups;
    }

    /** What look-ups hear. */
    synchronized LookupFeed lookups() {
        return Objects.requireNonNull(lookups, "there are look-ups, and they are configured by now");
    }

    /** The groups that do something about events in the world, beyond remembering it. */
    List<String> actingGroups() {
        return groups().stream()
                .filter(group -> group.endsWith(".process") || group.endsWith(".provider"))
                .toList();
    }

    /** How many segments a group has when its tokens are first made. */
    int segmentsOf(String group) {
        return group.endsWith(".process") || group.endsWith(".saga") ? 1 : segments;
    }

    private ScheduledExecutorService workers(String group) {
        if (group.endsWith(".projection")) {
            return projecting;
        }
        return group.endsWith(".provider") ? calling : acting;
    }

    private static void parkable(EventProcessingConfigurer processing, String group) {
        // Spares a query an event: a segment knows which sequences it has parked.
        processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                group, (axon, invoker) -> invoker.enableSequenceIdentifierCache());
    }

    private SequencedDeadLetterQueue<EventMessage<?>> parked(
            String group, DataSource dataSource, TransactionManager transactions) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .schema(Tables.DEAD_LETTERS)
                .statementFactory(new DeadLetterStatements(serializer, eventSerializer))
                .converter(new LetterReader(serializer, eventSerializer, context.getBean(EventForms.class)))
                .pageSize(DeadLetterStatements.PAGE)
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .transactionManager(transactions)
                .genericSerializer(serializer)
                .eventSerializer(eventSerializer)
                .maxSequences(MOST_PARKED)
                .build();
    }

    /** Every group there is, found where it is declared; a handler without one would be given a name by chance. */
    synchronized Set<String> groups() {
        if (groups == null) {
            Set<String> found = new TreeSet<>();
            for (String name : context.getBeanNamesForAnnotation(ProcessingGroup.class)) {
                found.add(groupOf(name));
            }
            for (String name : context.getBeanNamesForAnnotation(Saga.class)) {
                found.add(groupOf(name));
            }
            groups = Collections.unmodifiableSet(found);
        }
        return groups;
    }

    private String groupOf(String beanName) {
        ProcessingGroup group = context.findAnnotationOnBean(beanName, ProcessingGroup.class);
        if (group == null) {
            throw new IllegalStateException("The event handler " + beanName + " names no processing group");
        }
        return group.value();
    }

    @Override
    public void destroy() {
        alarm.shutdown();
        projecting.shutdown();
        acting.shutdown();
        calling.shutdown();
    }
}
