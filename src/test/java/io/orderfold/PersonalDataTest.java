package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PersonalData;
import io.orderfold.kernel.personal.PostalAddress;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Personal data in a stored event stands in a component marked as personal and nowhere else, beside the id of the
 * customer it is about: without both, it could not be found again, nor made unreadable.
 */
class PersonalDataTest {

    /** Every event record of every sealed {@code *Event} of an {@code event} package. */
    static List<Class<?>> events() throws Exception {
        return stored().stream()
                .filter(type -> type.isInterface() && type.getSimpleName().endsWith("Event"))
                .flatMap(PersonalDataTest::records)
                .toList();
    }

    /** Every class of an {@code event} package, in whatever module. */
    private static List<Class<?>> stored() throws Exception {
        List<Class<?>> found = new ArrayList<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:io/orderfold/**/event/*.class")) {
            String path = file.getURL().getPath();
            String name = path.substring(path.indexOf("io/orderfold/"), path.length() - ".class".length());
            if (!name.endsWith("package-info") && !name.contains("$")) {
                found.add(Class.forName(name.replace('/', '.')));
            }
        }
        return found;
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PersonalDataTest::records)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("events")
    void keepsPersonalDataInMarkedComponents(Class<?> event) {
        assertThat(faults(event)).isEmpty();
    }

    @Test
    void looksAtEveryClassThatIsStored() throws Exception {
        assertThat(events())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        stored().stream().filter(type -> !type.isInterface()).toList());
    }

    record Unmarked(CustomerId customerId, PersonName name) {}

    record UnmarkedInAList(CustomerId customerId, List<PostalAddress> addresses) {}

    record UnmarkedInAMap(CustomerId customerId, Map<String, ? extends EmailAddress> emails) {}

    record UnmarkedBehindItsInterface(CustomerId customerId, PersonalData[] data) {}

    record Wrapped(String label, PersonName name) {}

    record UnmarkedInARecord(CustomerId customerId, List<Wrapped> parties) {}

    record OfNobody(@Personal PersonName name) {}

    record MarkedWithoutNeed(
            CustomerId customerId, @Personal String name) {}

    @ParameterizedTest
    @MethodSource("badEvents")
    void findsTheFaultInABadEvent(Class<?> bad) {
        assertThat(faults(bad)).hasSize(1);
    }

    static Stream<Class<?>> badEvents() {
        return Stream.of(
                Unmarked.class,
                UnmarkedInAList.class,
                UnmarkedInAMap.class,
                UnmarkedBehindItsInterface.class,
                UnmarkedInARecord.class,
                OfNobody.class,
                MarkedWithoutNeed.class);
    }

    record Good(
            CustomerId customerId,
            @Personal PersonName name,
            @Personal List<PostalAddress> addresses,
            String currency) {}

    @Test
    void findsNoFaultInAGoodEvent() {
        assertThat(faults(Good.class)).isEmpty();
    }

    private static List<String> faults(Class<?> event) {
        if (!event.isRecord()) {
            return List.of(event.getSimpleName() + " is no record");
        }
        List<String> faults = new ArrayList<>();
        RecordComponent[] components = event.getRecordComponents();
        for (RecordComponent component : components) {
            boolean marked = component.isAnnotationPresent(Personal.class);
            boolean personal = holdsPersonalData(component.getGenericType(), new HashSet<>());
            String name = event.getSimpleName() + "." + component.getName();
            if (personal && !marked) {
                faults.add(name + " holds personal data and is not marked");
            }
            if (marked && !personal) {
                faults.add(name + " is marked and of a type that may be printed");
            }
        }
        boolean marked = Arrays.stream(components).anyMatch(c -> c.isAnnotationPresent(Personal.class));
        if (marked && Arrays.stream(components).noneMatch(c -> c.getType().equals(CustomerId.class))) {
            faults.add(event.getSimpleName() + " does not say whose personal data it holds");
        }
        return faults;
    }

    private static boolean holdsPersonalData(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(Stream.of(generic.getRawType()), Stream.of(generic.getActualTypeArguments()))
                    .anyMatch(part -> holdsPersonalData(part, seen));
        }
        if (type instanceof WildcardType wildcard) {
            return Arrays.stream(wildcard.getUpperBounds()).anyMatch(bound -> holdsPersonalData(bound, seen));
        }
        if (type instanceof GenericArrayType array) {
            return holdsPersonalData(array.getGenericComponentType(), seen);
        }
        if (!(type instanceof Class<?> plain)) {
            return false;
        }
        if (plain.isArray()) {
            return holdsPersonalData(plain.getComponentType(), seen);
        }
        return PersonalData.class.isAssignableFrom(plain)
                || (plain.isRecord()
                        && Arrays.stream(plain.getRecordComponents())
                                .anyMatch(component -> holdsPersonalData(component.getGenericType(), seen)));
    }
}
