package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.axon.EventsByPosition;
import io.orderfold.kernel.axon.LogPages;
import io.orderfold.kernel.axon.LoggedMessage;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every form in which an event was ever stored, put into the running application's log and read from there, by all who
 * read it: the store, the tail that the processors follow, the look-up by position, and rebuilds. What is read is of today, and is
 * folded. It is all rolled back, so that no processor sees it.
 */
class StoredCorpusTest extends RunningShopTest {

    private static final Path CORPUS = Path.of("src/test/resources/events");
    private static final Pattern FORM =
            Pattern.compile("(?<event>\\w+?)(V(?<revision>\\d+))?(\\.without-optionals)?\\.json");

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private EventsByPosition byPosition;

    @Autowired
    private LogPages pages;

    @Autowired
    private PlatformTransactionManager writeTransactionManager;

    /** @param revision as stored with that form */
    private record Form(Path file, Class<?> event, @Nullable String revision, String json) {}

    @Test
    void isReadAsOfTodayByAllWhoRead() throws Exception {
        List<Form> forms = forms();
        assertThat(forms)
                .hasSizeGreaterThan(120)
                .anyMatch(form -> form.file().toString().contains("V1"));
        new TransactionTemplate(writeTransactionManager).executeWithoutResult(status -> {
            status.setRollbackOnly();
            String stream = "corpus-" + UUID.randomUUID();
            Map<Long, Form> positions = store(stream, forms);

            List<? extends DomainEventMessage<?>> read =
                    store.readEvents(stream, 0).asStream().toList();
            assertThat(read).hasSameSizeAs(forms);
            for (int i = 0; i < forms.size(); i++) {
                assertIsOfToday(read.get(i), forms.get(i));
            }

            Map<Long, DomainEventMessage<?>> found = byPosition.at(positions.keySet());
            assertThat(found).hasSameSizeAs(forms);
            positions.forEach((position, form) -> assertIsOfToday(found.get(position), form));

            long before =
                    positions.keySet().stream().mapToLong(Long::longValue).min().orElseThrow() - 1;
            Map<String, DomainEventMessage<?>> tail = new HashMap<>();
            try (Stream<? extends TrackedEventMessage<?>> events =
                    engine.readEvents(GapAwareTrackingToken.newInstance(before, List.of()), false)) {
                events.map(event -> (DomainEventMessage<?>) event)
                        .filter(event -> event.getAggregateIdentifier().equals(stream))
                        .forEach(event -> tail.put(String.valueOf(event.getSequenceNumber()), event));
            }
            assertThat(tail).hasSameSizeAs(forms);
            for (int i = 0; i < forms.size(); i++) {
                assertIsOfToday(tail.get(String.valueOf(i)), forms.get(i));
            }
            Map<Long, DomainEventMessage<?>> inBulk = new HashMap<>();
            LogPages.Pass pass = pages.fromTheStart();
            for (List<LoggedMessage> page = pass.next(); !page.isEmpty(); page = pass.next()) {
                page.forEach(event -> inBulk.put(event.position(), event.message()));
            }
            positions.forEach((position, form) -> assertIsOfToday(inBulk.get(position), form));
            assertAreFolded(read, forms);
        });
    }

    private static void assertIsOfToday(@Nullable DomainEventMessage<?> message, Form form) {
        assertThat(message).as(form.file().toString()).isNotNull();
        assertThat(message.getPayload()).as(form.file().toString()).isInstanceOf(form.event());
    }

    /** Each on top of whatever begins such a stream, or as such a beginning itself. */
    @SuppressWarnings("unchecked")
    private static void assertAreFolded(List<? extends DomainEventMessage<?>> events, List<Form> forms) {
        List<JavaClass> folds = Code.ORDERFOLD.stream()
                .filter(type -> type.isAssignableTo(Fold.class) && !type.isInterface() && !type.isAnonymousClass())
                .toList();
        assertThat(folds).hasSizeGreaterThanOrEqualTo(12);
        for (JavaClass type : folds) {
            Fold<Versioned, Object> fold = (Fold<Versioned, Object>) instance(type.reflect());
            Class<?> kind = eventsOf(type.reflect());
            Map<Path, Object> own = new TreeMap<>();
            for (int i = 0; i < forms.size(); i++) {
                if (kind.isAssignableFrom(forms.get(i).event())) {
                    own.put(forms.get(i).file(), events.get(i).getPayload());
                }
            }
            List<Versioned> beginnings = own.values().stream()
                    .map(event -> folded(fold, null, event, 0))
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(beginnings).as(type.getSimpleName() + " begins with").isNotEmpty();
            // Some need another before them: a discount is withdrawn that was given.
            List<Versioned> states = new ArrayList<>(beginnings);
            for (Versioned beginning : beginnings) {
                own.values().stream()
                        .map(event -> folded(fold, beginning, event, 1))
                        .filter(Objects::nonNull)
                        .forEach(states::add);
            }
            List<Path> unfolded = own.entrySet().stream()
                    .filter(event -> beginnings.stream()
                                    .noneMatch(begun -> begun.equals(folded(fold, null, event.getValue(), 0)))
                            && states.stream()
                                    .noneMatch(state -> isAt(
                                            state.version() + 1,
                                            folded(fold, state, event.getValue(), state.version() + 1))))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(unfolded).as(type.getSimpleName() + " can't take").isEmpty();
        }
    }

    private static boolean isAt(long version, @Nullable Versioned view) {
        return view != null && view.version() == version;
    }

    private static @Nullable Versioned folded(
            Fold<Versioned, Object> fold, @Nullable Versioned before, Object event, long version) {
        try {
            return fold.after(
                    before,
                    event,
                    new Happened(version, Instant.parse("2026-03-01T09:30:15.123Z"), Actor.process("corpus"), null));
        } catch (RuntimeException notOnThis) {
            return null;
        }
    }

    private static Class<?> eventsOf(Class<?> fold) {
        return Arrays.stream(fold.getGenericInterfaces())
                .filter(type -> type instanceof ParameterizedType generic && generic.getRawType() == Fold.class)
                .map(type -> (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[1])
                .findFirst()
                .orElseThrow();
    }

    private static Object instance(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<Long, Form> store(String stream, List<Form> forms) {
        Map<Long, Form> positions = new HashMap<>();
        for (int i = 0; i < forms.size(); i++) {
            Form form = forms.get(i);
            String id = UUID.randomUUID().toString();
            writeJdbc.update(
                    "insert into events (event_id, aggregate_id, sequence_number, aggregate_type, recorded_at,"
                            + " event_type, event_revision, payload, metadata) values (?, ?, ?, 'Any', ?, ?, ?, ?, '{}')",
                    id,
                    stream,
                    i,
                    "2026-03-01T09:30:15.123Z",
                    form.event().getName(),
                    form.revision(),
                    form.json());
            positions.put(
                    writeJdbc.queryForObject("select global_index from events where event_id = ?", Long.class, id),
                    form);
        }
        return positions;
    }

    private static List<Form> forms() throws IOException {
        Map<String, Class<?>> events = Code.ORDERFOLD.stream()
                .filter(type -> type.isRecord() && type.getPackageName().endsWith(".event"))
                .map(JavaClass::reflect)
                .collect(Collectors.toMap(
                        type -> Place.of(type.getPackageName()).module() + "/" + type.getSimpleName(), type -> type));
        List<Form> forms = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CORPUS)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(CorpusManifest.NAME)
                            && !file.toString().endsWith(".constants.json"))
                    .sorted()
                    .toList()) {
                Matcher name = FORM.matcher(file.getFileName().toString());
                assertThat(name.matches()).as(file.toString()).isTrue();
                Class<?> event = events.get(file.getParent().getFileName() + "/" + name.group("event"));
                assertThat(event).as(file.toString()).isNotNull();
                Revision today = event.getAnnotation(Revision.class);
                String old = name.group("revision");
                String revision = old == null ? (today == null ? null : today.value()) : old.equals("1") ? null : old;
                forms.add(new Form(file, event, revision, Files.readString(file)));
            }
        }
        return forms;
    }
}
