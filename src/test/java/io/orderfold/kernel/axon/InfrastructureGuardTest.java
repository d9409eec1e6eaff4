package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.SimpleDeadlineManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

class InfrastructureGuardTest {

    private static final Map<String, Object> IN_MEMORY = Map.of(
            "eventBus",
            SimpleEventBus.builder().build(),
            "eventStorageEngine",
            new InMemoryEventStorageEngine(),
            "writeTokens",
            new InMemoryTokenStore(),
            "readTokens",
            new InMemoryTokenStore(),
            "sagaStore",
            new InMemorySagaStore(),
            "deadlineManager",
            SimpleDeadlineManager.builder()
                    .scopeAwareProvider(scope -> Stream.empty())
                    .build(),
            "writeTransactions",
            NoTransactionManager.instance(),
            "readTransactions",
            NoTransactionManager.instance());

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "io.orderfold.kernel",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*|.*Test(\\$.*)?"))
    static class Kernel {}

    @Test
    void everythingThatMustLastIsInADatabase() {
        try (ConfigurableApplicationContext context = start("nothing")) {
            assertThat(context.getBean(EventBus.class)).isInstanceOf(EmbeddedEventStore.class);
            assertThat(context.getBean(EventStorageEngine.class)).isInstanceOf(JdbcEventStorageEngine.class);
            assertThat(context.getBeansOfType(TokenStore.class).values())
                    .hasSize(2)
                    .allMatch(JdbcTokenStore.class::isInstance);
            assertThat(context.getBean(SagaStore.class)).isInstanceOf(JdbcSagaStore.class);
            assertThat(context.getBeansOfType(TransactionManager.class).values())
                    .hasSize(2)
                    .allMatch(SpringTransactionManager.class::isInstance);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eventStorageEngine",
                "writeTokens",
                "readTokens",
                "sagaStore",
                "deadlineManager",
                "writeTransactions",
                "readTransactions"
            })
    void refusesToStartOn(String inMemory) {
        assertThatThrownBy(() -> start(inMemory).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(inMemory)
                .hasMessageContaining(IN_MEMORY.get(inMemory).getClass().getSimpleName())
                .hasMessageEndingWith("refusing to start");
    }

    /** What needs the log can't be wired to a bus that stores nothing, so the guard is not even asked. */
    @Test
    void doesNotStartOnABusThatStoresNothing() {
        assertThatThrownBy(() -> start("eventBus").close())
                .isInstanceOf(BeansException.class)
                .hasMessageContaining("EventStore")
                .hasMessageContaining("SimpleEventBus");
    }

    /** The kernel, with that one bean replaced by what forgets everything. */
    private static ConfigurableApplicationContext start(String replaced) {
        return new SpringApplicationBuilder(Kernel.class)
                .web(WebApplicationType.NONE)
                .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String name) {
                        return name.equals(replaced) ? IN_MEMORY.get(name) : bean;
                    }
                }))
                .run("--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(), "--logging.level.root=off");
    }
}
