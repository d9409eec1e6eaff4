package io.orderfold.reports.process;

import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PersonalData;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A way from a record to one of its values. What is personal can't be reached. */
final class Path {

    /** What is at the end of a path. */
    enum Kind {
        TEXT,
        NUMBER,
        MONEY,
        /** A list of records. */
        LIST
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<Enum<?>, String> WORDS = new ConcurrentHashMap<>();

    private final List<Method> steps;
    private final Kind kind;
    private final Class<?> end;

    private Path(List<Method> steps, Kind kind, Class<?> end) {
        this.steps = steps;
        this.kind = kind;
        this.end = end;
    }

    Kind kind() {
        return kind;
    }

    /** Of a list, what its elements are; else what the value is. */
    Class<?> end() {
        return end;
    }

    /**
     * @param field of the question, for the refusal
     * @throws Rejection {@code unknown-field}, {@code personal-field}, {@code list-needs-each}, {@code not-a-value}
     */
    static Path of(Class<?> root, String text, String field) {
        List<Method> steps = new ArrayList<>();
        Class<?> at = root;
        String[] names = text.split("\\.", -1);
        for (int i = 0; i < names.length; i++) {
            RecordComponent component = component(at, names[i])
                    .orElseThrow(() -> Rejection.invalid(
                            "unknown-field", field, root.getSimpleName() + " has no field " + text + "."));
            refusePersonal(component, text, field);
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            steps.add(accessor);
            at = component.getType();
            boolean last = i == names.length - 1;
            if (Collection.class.isAssignableFrom(at)) {
                Class<?> element = element(component);
                if (!last || !element.isRecord()) {
                    throw Rejection.invalid(
                            "list-needs-each",
                            field,
                            "There may be several of " + text + ": say with \"each\" which list is gone through.");
                }
                return new Path(steps, Kind.LIST, element);
            }
            Optional<Method> inner = value(at);
            while (inner.isPresent()) {
                steps.add(inner.get());
                at = inner.get().getReturnType();
                inner = value(at);
            }
        }
        return new Path(steps, kind(at, text, field), at);
    }

    private static Optional<RecordComponent> component(Class<?> type, String name) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    private static void refusePersonal(RecordComponent component, String text, String field) {
        if (component.isAnnotationPresent(Personal.class)
                || component.getAccessor().isAnnotationPresent(Personal.class)
                || PersonalData.class.isAssignableFrom(component.getType())) {
            throw Rejection.invalid(
                    "personal-field", field, text + " tells who somebody is: nothing is counted or told by it.");
        }
    }

    private static Class<?> element(RecordComponent list) {
        return list.getGenericType() instanceof ParameterizedType generic
                        && generic.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : Object.class;
    }

    /** What a type of our own is, where it is but a name for it: an id is text. */
    private static Optional<Method> value(Class<?> type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .filter(accessor -> accessor.isAnnotationPresent(JsonValue.class))
                .peek(accessor -> accessor.setAccessible(true))
                .findFirst();
    }

    private static Kind kind(Class<?> type, String text, String field) {
        if (type == Money.class) {
            return Kind.MONEY;
        }
        if (type == int.class || type == long.class || Number.class.isAssignableFrom(type)) {
            return Kind.NUMBER;
        }
        if (type == String.class
                || type == boolean.class
                || type == Boolean.class
                || type == UUID.class
                || type == Currency.class
                || type == Instant.class
                || type == LocalDate.class
                || type.isEnum()) {
            return Kind.TEXT;
        }
        throw Rejection.invalid("not-a-value", field, text + " has several fields: name one of them.");
    }

    /** What is there; null where anything along the way is missing. */
    @Nullable
    Object from(Object root) {
        Object at = root;
        for (Method step : steps) {
            try {
                at = step.invoke(at);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(step + " does not tell its value", e);
            }
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    /** As a group is called by it. */
    static @Nullable String word(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Enum<?> constant) {
            return WORDS.computeIfAbsent(constant, some -> JSON.convertValue(some, String.class));
        }
        if (value instanceof Money money) {
            return money.amount().toPlainString() + " " + money.currency().getCurrencyCode();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
