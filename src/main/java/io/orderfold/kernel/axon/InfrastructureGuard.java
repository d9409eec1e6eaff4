package io.orderfold.kernel.axon;

import io.orderfold.kernel.encryption.PersonalDataModule;
import io.orderfold.kernel.jdbc.Databases;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Refuses to start an application whose log, tokens, sagas or deadlines would live in memory: it would answer as if
 * nothing were wrong, and forget everything.
 */
@Component
public class InfrastructureGuard implements SmartInitializingSingleton {

    private static final Map<Class<?>, Class<?>> REQUIRED = Map.of(
            EventBus.class, EmbeddedEventStore.class,
            EventStorageEngine.class, JdbcEventStorageEngine.class,
            TokenStore.class, JdbcTokenStore.class,
            SagaStore.class, JdbcSagaStore.class,
            TransactionManager.class, SpringTransactionManager.class,
            Serializer.class, Jackson3Serializer.class,
            CommandBus.class, SimpleCommandBus.class,
            DeadlineManager.class, DbSchedulerDeadlineManager.class);

    private final ApplicationContext context;

    InfrastructureGuard(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        REQUIRED.forEach((role, required) ->
                context.getBeansOfType(role).forEach((name, bean) -> require(role, name, bean, required)));
        REQUIRED.keySet().forEach(role -> {
            if (context.getBeansOfType(role).isEmpty()) {
                throw new IllegalStateException("There is no " + role.getSimpleName() + ": refusing to start");
            }
        });
        if (context.getBeansOfType(TokenStore.class, true, false).size() < 2
                || !context.containsBean(Databases.READ + "Tokens")) {
            throw new IllegalStateException("The read side has no tokens of its own: refusing to start");
        }
        context.getBeansOfType(Jackson3Serializer.class).forEach(InfrastructureGuard::requireEncryption);
        Map<String, EventProcessor> processors =
                context.getBean(EventProcessingConfiguration.class).eventProcessors();
        processors.forEach((name, processor) -> require(EventProcessor.class, name, processor, expected(name)));
    }

    private Class<? extends EventProcessor> expected(String group) {
        if (group.endsWith(".lookup")) {
            return SubscribingEventProcessor.class;
        }
        return context.getBean(NodeRoles.class).runs(group)
                ? PooledStreamingEventProcessor.class
                : HandledElsewhere.class;
    }

    private static void requireEncryption(String name, Jackson3Serializer serializer) {
        if (serializer.getObjectMapper().registeredModules().stream().noneMatch(PersonalDataModule.class::isInstance)) {
            throw new IllegalStateException(
                    "The serializer " + name + " writes personal data plain: refusing to start");
        }
    }

    private static void require(Class<?> role, String name, Object bean, Class<?> required) {
        if (!required.isInstance(bean)) {
            throw new IllegalStateException("The " + role.getSimpleName() + " " + name + " is a "
                    + bean.getClass().getName() + " and must be a " + required.getSimpleName() + ": refusing to start");
        }
    }
}
