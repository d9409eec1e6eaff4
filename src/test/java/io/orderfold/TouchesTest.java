package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A late command is done where it shares no area with what came in between; so the areas must be told truly. */
class TouchesTest {

    private static final FlowDocument FLOW = new FlowDocument(Code.ORDERFOLD);

    private static Set<String> areas(JavaClass type) {
        return Set.of(type.getAnnotationOfType(Touches.class).value());
    }

    private static boolean isMarked(JavaClass type) {
        return type.isAnnotatedWith(Touches.class);
    }

    /** The words of a module: constants of its {@code …Areas}. */
    private static Set<String> words(String module) {
        return Code.ORDERFOLD.stream()
                .filter(type -> type.getPackageName().equals("io.orderfold." + module)
                        && type.getSimpleName().endsWith("Areas"))
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(TouchesTest::value)
                .collect(Collectors.toSet());
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is no public word", e);
        }
    }

    /** Else the same command sent by two clerks would be done twice. */
    @Test
    void everyMarkedCommandMeetsItself() {
        Set<String> faults = new TreeSet<>();
        Map<JavaClass, Set<JavaClass>> emitted = FLOW.emitted();
        emitted.forEach((command, events) -> {
            if (isMarked(command)) {
                events.stream()
                        .filter(event -> isMarked(event) && Collections.disjoint(areas(event), areas(command)))
                        .forEach(event -> faults.add(command.getSimpleName() + " makes " + event.getSimpleName()
                                + ", which touches nothing of what it touches"));
            }
        });
        assertThat(emitted.keySet().stream().filter(TouchesTest::isMarked)).hasSizeGreaterThan(10);
        assertThat(faults).isEmpty();
    }

    @Test
    void everyAreaIsAWordOfItsModuleAndStandsInTheDocument() throws Exception {
        String document = Files.readString(Path.of("docs/conflicts.md"));
        assertThat(words("orders")).contains(OrderAreas.LINES, OrderAreas.HOLDS);
        Set<String> unknown = new TreeSet<>();
        Code.ORDERFOLD.stream().filter(TouchesTest::isMarked).forEach(type -> areas(type).stream()
                .filter(area -> !words(Place.of(type).module()).contains(area) || !document.contains("`" + area + "`"))
                .forEach(area -> unknown.add(area + " of " + type.getSimpleName())));
        assertThat(unknown).isEmpty();
    }

    /** A word that no event says never stands in anybody's way. */
    @Test
    void everyAreaOfACommandIsTouchedByAnEvent() {
        Set<String> touched = Code.ORDERFOLD.stream()
                .filter(type -> isMarked(type) && type.getPackageName().endsWith(".event"))
                .flatMap(type -> areas(type).stream())
                .collect(Collectors.toSet());
        Code.ORDERFOLD.stream()
                .filter(type -> isMarked(type) && type.getPackageName().endsWith(".command"))
                .forEach(command -> assertThat(touched).as(command.getName()).containsAll(areas(command)));
    }
}
