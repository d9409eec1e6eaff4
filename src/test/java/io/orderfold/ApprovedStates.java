package io.orderfold;

import io.orderfold.kernel.axon.AggregateState;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.serialization.Revision;

/** The shape of an aggregate's state: the fields of all classes of ours that it is made of, down to plain values. */
final class ApprovedStates {

    private ApprovedStates() {}

    /** What is wrong, and what to do about it; empty where nothing is. */
    static String check(Path folder, Class<?> aggregate, boolean approve) throws IOException {
        String name = aggregate.getSimpleName();
        Revision revision = aggregate.getAnnotation(Revision.class);
        if (revision == null) {
            return name + " has no @Revision: nobody could tell its snapshots from those of another day";
        }
        Path file = folder.resolve(name + ".txt");
        String header = "revision " + revision.value() + "\n";
        String shape = header + "\n" + shape(aggregate);
        String approved = Files.exists(file) ? Files.readString(file) : "";
        if (approved.equals(shape)) {
            return "";
        }
        if (approved.startsWith(header)) {
            return "The state of " + name + " has another shape than " + file + " has for the same revision. Raise its"
                    + " @Revision, so that old snapshots are no longer read, then approve. It is now:\n" + shape;
        }
        if (approve) {
            Files.createDirectories(folder);
            Files.writeString(file, shape);
            return "";
        }
        return file + " does not have this revision: run this test once with -Dorderfold.approve=true";
    }

    private static String shape(Class<?> aggregate) {
        Map<String, String> shapes = new TreeMap<>();
        Deque<Class<?>> left = new ArrayDeque<>();
        left.add(aggregate);
        while (!left.isEmpty()) {
            Class<?> type = left.remove();
            if (type.getName().startsWith("io.orderfold.") && !shapes.containsKey(type.getName())) {
                Set<Class<?>> parts = new LinkedHashSet<>();
                shapes.put(type.getName(), describe(type, parts));
                left.addAll(parts);
            }
        }
        return shapes.entrySet().stream()
                .map(shape -> shape.getKey() + "\n" + shape.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String describe(Class<?> type, Set<Class<?>> parts) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> "  " + ((Enum<?>) constant).name() + "\n")
                    .collect(Collectors.joining());
        }
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .map((RecordComponent part) -> line(part.getName(), part.getGenericType(), parts))
                    .collect(Collectors.joining());
        }
        Map<String, Field> fields = new TreeMap<>();
        for (Class<?> owner = type; owner != null && owner != Object.class; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    fields.put(field.getName(), field);
                }
            }
        }
        return (isState(type) ? "" : "  (by its own JSON)\n")
                + fields.values().stream()
                        .map(field -> line(field.getName(), field.getGenericType(), parts))
                        .collect(Collectors.joining());
    }

    private static boolean isState(Class<?> type) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            if (owner.isAnnotationPresent(AggregateState.class)) {
                return true;
            }
        }
        return false;
    }

    private static String line(String name, Type type, Set<Class<?>> parts) {
        collect(type, parts);
        return "  " + name + ": " + type.getTypeName() + "\n";
    }

    private static void collect(Type type, Set<Class<?>> parts) {
        if (type instanceof Class<?> plain) {
            parts.add(plain);
        } else if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), parts);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, parts));
        }
    }
}
