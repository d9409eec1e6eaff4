package io.orderfold;

import io.orderfold.kernel.axon.Serializers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of what each event looks like in the log: {@code <module>/<Event>.json}, {@code
 * <Event>.without-optionals.json} where something may be missing, {@code <Event>V1.json} and so on for forms that are no
 * longer written but still read, {@code <Enum>.constants.json} for the words in them. {@link CorpusManifest} sees that none
 * of it is changed later.
 */
final class ApprovedEvents {

    private static final Pattern OLD_FORM =
            Pattern.compile("(?<event>\\w+?)V(?<revision>\\d+)(?<least>\\.without-optionals)?\\.json");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final boolean approve;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final Map<Path, JsonNode> written = new TreeMap<>();
    private final Map<String, Class<?>> events = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * @param upcasters those of the shipped application, in order
     * @param approve whether a missing file is written; one that is there never is
     */
    ApprovedEvents(Path folder, List<EventUpcaster> upcasters, boolean approve) {
        this.folder = folder;
        this.approve = approve;
        this.upcasters = new EventUpcasterChain(upcasters);
        try (var context = new AnnotationConfigApplicationContext(Serializers.class)) {
            this.serializer = context.getBean("eventSerializer", Serializer.class);
        }
    }

    /** What is wrong with the folder, for everything that these sealed interfaces permit; each says what to do. */
    List<String> check(Set<Class<?>> sealedEvents) {
        Set<Class<?>> permitted = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
        sealedEvents.forEach(type -> permitted.addAll(Arrays.asList(type.getPermittedSubclasses())));
        permitted.forEach(this::check);
        checkTheRest();
        if (problems.isEmpty()) {
            problems.addAll(new CorpusManifest(folder).check(approve));
        }
        return problems;
    }

    private void check(Class<?> event) {
        if (!event.isRecord() || !Modifier.isPublic(event.getModifiers())) {
            problems.add(event.getName() + " is no public record");
            return;
        }
        String module = Place.of(event.getPackageName()).module();
        events.put(module + "/" + event.getSimpleName(), event);
        check(event, SampleEvents.full(event), Path.of(module, event.getSimpleName() + ".json"));
        Object least = SampleEvents.withoutOptionals(event);
        if (least != null) {
            check(event, least, Path.of(module, event.getSimpleName() + ".without-optionals.json"));
        }
        SampleEvents.enumsOf(event).forEach(words -> checkConstants(words, module));
    }

    private void check(Class<?> event, Object sample, Path name) {
        SerializedObject<String> stored = serializer.serialize(sample, String.class);
        JsonNode now = JSON.readTree(stored.getData());
        JsonNode approved = approved(name, now);
        if (approved == null) {
            return;
        }
        if (!approved.equals(now)) {
            problems.add(
                    name + ": " + event.getSimpleName() + " is written in another form now.\n  approved: " + approved
                            + "\n  now:      " + now
                            + "\n  Logs hold the approved form for ever. Rename the file to " + event.getSimpleName()
                            + "V1.json (or the next number), give the event the next @Revision, write an upcaster in event/upcast"
                            + " that says what the old form doesn't, and run with -Dorderfold.approve=true for the new.");
            return;
        }
        Object read = read(event, stored.getType().getRevision(), approved);
        if (!sample.equals(read)) {
            problems.add(name + ": what is read back differs from what was written.\n  written: " + sample
                    + "\n  read:    " + read);
        }
    }

    /** A constant in a log is there for ever; a new one must be told apart from a renamed one. */
    private void checkConstants(Class<? extends Enum<?>> words, String module) {
        Path name = Path.of(module, words.getSimpleName() + ".constants.json");
        JsonNode now = JSON.valueToTree(
                Arrays.stream(words.getEnumConstants()).map(Enum::name).toList());
        JsonNode approved = approved(name, now);
        if (approved != null && !approved.equals(now)) {
            problems.add(name + ": the constants were " + approved + " and are " + now
                    + ". Logs hold the old names for ever: keep each. Add a new one to the file by hand.");
        }
    }

    private JsonNode approved(Path name, JsonNode now) {
        written.put(name, now);
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file)) {
                return JSON.readTree(Files.readString(file));
            }
            if (approve) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, now.toPrettyString() + "\n");
                return now;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        problems.add(
                name + " is missing. If it is new, run this test with -Dorderfold.approve=true and commit the file;"
                        + " if it was renamed, give it its old name back: logs hold that name.");
        return null;
    }

    private void checkTheRest() {
        for (Path name : files()) {
            Matcher old = OLD_FORM.matcher(name.getFileName().toString());
            Class<?> event = old.matches() ? events.get(name.getName(0) + "/" + old.group("event")) : null;
            if (event != null) {
                checkOldForm(name, event, Integer.parseInt(old.group("revision")));
            } else if (!written.containsKey(name)) {
                problems.add(name + " belongs to no event of today. Logs may hold it: give the event its class back, or"
                        + " write an upcaster in event/upcast that makes today's event of it and call the file"
                        + " <Event>V<number>.json.");
            }
        }
    }

    private void checkOldForm(Path name, Class<?> event, int revision) {
        try {
            JsonNode old = JSON.readTree(Files.readString(folder.resolve(name)));
            // The first form has no revision; after it they count.
            Object read = read(event, revision == 1 ? null : String.valueOf(revision), old);
            if (!event.isInstance(read)) {
                problems.add(name + " is read as " + read + ", not as " + event.getSimpleName());
                return;
            }
            // What old JSON doesn't say must be said by an upcaster: left to the reader it were null. (A missing number
            // can't be read at all.)
            JsonNode today = JSON.readTree(upcast(event, revision == 1 ? null : String.valueOf(revision), old));
            List<String> unsaid = new ArrayList<>();
            unsaid(read, today, "", unsaid);
            if (!unsaid.isEmpty()) {
                problems.add(name + " says nothing of " + String.join(", ", unsaid) + ", which " + event.getSimpleName()
                        + " must have today.\n  Write an upcaster in event/upcast that says it.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            problems.add(name + " can't be read any more: " + e.getMessage()
                    + "\n  Write an upcaster in event/upcast that makes today's form of it.");
        }
    }

    private static void unsaid(@Nullable Object value, JsonNode json, String path, List<String> unsaid) {
        if (value instanceof List<?> list && json.isArray()) {
            for (int i = 0; i < Math.min(list.size(), json.size()); i++) {
                unsaid(list.get(i), json.get(i), path + "[" + i + "]", unsaid);
            }
        }
        if (!(value instanceof Record) || !json.isObject()) {
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
            Object part = part(value, component);
            boolean said = json.hasNonNull(component.getName());
            if (part == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                unsaid.add(name);
            } else if (said) {
                unsaid(part, json.get(component.getName()), name, unsaid);
            }
        }
    }

    private static @Nullable Object part(Object whole, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object read(Class<?> event, @Nullable String revision, JsonNode json) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(entry(event, revision, json)), serializer, upcasters)
                .next()
                .getPayload();
    }

    private String upcast(Class<?> event, @Nullable String revision, JsonNode json) {
        return upcasters
                .upcast(Stream.of(new InitialEventRepresentation(entry(event, revision, json), serializer)))
                .map(form -> form.getData(String.class).getData())
                .findFirst()
                .orElseThrow();
    }

    private static GenericDomainEventEntry<String> entry(Class<?> event, @Nullable String revision, JsonNode json) {
        return new GenericDomainEventEntry<>(
                "Any",
                "id",
                0L,
                "event-id",
                "2026-03-01T09:30:15.123Z",
                event.getName(),
                revision,
                json.toString(),
                "{}");
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(name -> !name.equals(CorpusManifest.NAME))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
