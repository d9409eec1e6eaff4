package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.orderfold.kernel.axon.AggregateState;
import io.orderfold.kernel.axon.Serializers;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * What snapshots are made of. Whatever an aggregate remembers comes back from its snapshot, and the shape of it is
 * approved, in a file that names the revision: who changes the shape and not the revision is stopped here.
 */
class AggregateStatesTest {

    private static final Path FOLDER = Path.of("src/test/resources/aggregates");
    private static final int STORIES = 4;

    @TempDir
    Path scratch;

    static Stream<Class<?>> aggregates() {
        return Code.ORDERFOLD.stream()
                .filter(type -> type.isAnnotatedWith(Aggregate.class))
                .<Class<?>>map(JavaClass::reflect)
                .sorted(Comparator.comparing(Class::getName));
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void everyAggregateHasAnApprovedShape(Class<?> aggregate) throws Exception {
        assertThat(ApprovedStates.check(FOLDER, aggregate, Boolean.getBoolean("orderfold.approve")))
                .isEmpty();
    }

    @Test
    void everyApprovedShapeIsAnAggregates() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(aggregates()
                            .map(aggregate -> aggregate.getSimpleName() + ".txt")
                            .toList());
        }
    }

    @AggregateState
    @Revision("7")
    private static final class Counter {
        private int count;
    }

    @Test
    void aChangeOfShapeAsksForANewRevision() throws Exception {
        Path file = scratch.resolve("Counter.txt");
        assertThat(check(false)).contains("-Dorderfold.approve=true");
        assertThat(check(true)).isEmpty();
        assertThat(check(false)).isEmpty();

        String approved = Files.readString(file);
        Files.writeString(file, approved.replace("count: int", "count: long"));
        assertThat(check(false)).contains("@Revision");
        assertThat(check(true)).as("approving does not help").contains("@Revision");

        Files.writeString(file, approved.replace("count: int", "count: long").replace("revision 7", "revision 6"));
        assertThat(check(false)).contains("-Dorderfold.approve=true");
        assertThat(check(true)).isEmpty();
        assertThat(Files.readString(file)).isEqualTo(approved);
    }

    private String check(boolean approve) throws IOException {
        return ApprovedStates.check(scratch, Counter.class, approve);
    }

    /** Events in whatever order: what does not fit is left out, for it is the state that counts and not the story. */
    @ParameterizedTest
    @MethodSource("aggregates")
    void whatAnAggregateRemembersComesBackFromItsSnapshot(Class<?> aggregate) throws Exception {
        List<Method> handlers = Arrays.stream(aggregate.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventSourcingHandler.class))
                .sorted(Comparator.comparing(Method::toGenericString))
                .toList();
        assertThat(handlers).isNotEmpty();
        Random random = new Random(aggregate.getSimpleName().hashCode());
        try (var context = new AnnotationConfigApplicationContext(Serializers.class)) {
            Serializer serializer = context.getBean("snapshotSerializer", Serializer.class);
            Set<Method> took = new HashSet<>();
            for (int story = 0; story < STORIES; story++) {
                tell(aggregate, handlers, random, serializer, took);
            }
            assertThat(took).as("handlers that took part").containsExactlyInAnyOrderElementsOf(handlers);
        }
    }

    private static void tell(
            Class<?> aggregate, List<Method> handlers, Random random, Serializer serializer, Set<Method> took)
            throws Exception {
        Constructor<?> constructor = aggregate.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object state = constructor.newInstance();
        SerializedObject<String> stored = serializer.serialize(state, String.class);
        List<String> story = new ArrayList<>();
        for (long version = 0; version < 4L * handlers.size(); version++) {
            Method handler = handlers.get(random.nextInt(handlers.size()));
            handler.setAccessible(true);
            Class<?> type = handler.getParameterTypes()[0];
            Object event = random.nextBoolean()
                    ? SampleEvents.full(type)
                    : Objects.requireNonNullElseGet(SampleEvents.withoutOptionals(type), () -> SampleEvents.full(type));
            try {
                if (handler.getParameterCount() == 1) {
                    handler.invoke(state, event);
                } else {
                    handler.invoke(state, event, version);
                }
            } catch (InvocationTargetException doesNotFit) {
                state = serializer.deserialize(stored);
                continue;
            }
            took.add(handler);
            story.add(type.getSimpleName());
            stored = serializer.serialize(state, String.class);
            Object restored = serializer.deserialize(stored);
            assertThat(restored)
                    .as("%s after %s, stored as %s", aggregate.getSimpleName(), story, stored.getData())
                    .usingRecursiveComparison(RecursiveComparisonConfiguration.builder()
                            .withStrictTypeChecking(true)
                            .build())
                    .isEqualTo(state);
            state = restored;
        }
    }
}
