package io.orderfold;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.modulith.ApplicationModule;

/** Reads off the compiled code which command leads to which events, and who listens to them. */
final class FlowDocument {

    private static final String HEAD = """
            # The flow: command, event, who listens

            Read off the code by `DocumentationTest`, which fails when this file is stale and writes it anew when run with
            `-Dorderfold.approve=true`.

            *Emits* are the events that the handler of a command makes somewhere on its way; which of them, it decides by the
            aggregate's state. *Sends* are the commands that a listener makes somewhere on its way. A listener's group says
            how its events reach it (`architecture.md`).
            """;

    private final JavaClasses code;
    private final Set<JavaClass> commands;
    private final Set<JavaClass> events;

    FlowDocument(JavaClasses code) {
        this.code = code;
        this.commands = permittedBy("command", "Command");
        this.events = permittedBy("event", "Event");
    }

    /** The records that the sealed interfaces of a stage permit, nested or not. */
    private Set<JavaClass> permittedBy(String stage, String suffix) {
        return code.stream()
                .filter(type -> type.isInterface() && type.reflect().isSealed())
                .filter(type -> type.getPackageName().endsWith("." + stage)
                        && type.getSimpleName().endsWith(suffix))
                .flatMap(type -> Stream.of(type.reflect().getPermittedSubclasses()))
                .map(type -> code.get(type.getName()))
                .collect(Collectors.toSet());
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (String module : modules()) {
            text.append("\n## ").append(module).append('\n');
            appendCommands(text, module);
            appendEvents(text, module);
            appendListeners(text, module);
        }
        return text.toString();
    }

    /** Upstream first. */
    private List<String> modules() {
        return Stream.concat(commands.stream(), events.stream())
                .map(FlowDocument::moduleOf)
                .distinct()
                .sorted(Comparator.comparing(FlowDocument::knownTo).thenComparing(Function.identity()))
                .toList();
    }

    private static int knownTo(String module) {
        try {
            return Class.forName("io.orderfold." + module + ".package-info")
                    .getAnnotation(ApplicationModule.class)
                    .allowedDependencies()
                    .length;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(module + " has no package-info", e);
        }
    }

    private void appendCommands(StringBuilder text, String module) {
        Map<String, String> rows = new TreeMap<>();
        handlers(CommandHandler.class)
                .filter(handler -> moduleOf(handler.getOwner()).equals(module))
                .forEach(handler -> {
                    JavaClass command = handler.getRawParameterTypes().get(0);
                    rows.put(
                            command.getSimpleName(),
                            row(name(command), name(handler.getOwner()), names(made(handler, events))));
                });
        table(text, List.of("command", "decided by", "emits"), rows.values());
    }

    private void appendEvents(StringBuilder text, String module) {
        Map<String, String> rows = new TreeMap<>();
        events.stream()
                .filter(event -> moduleOf(event).equals(module))
                .forEach(event -> rows.put(event.getSimpleName(), row(name(event), listenersOf(event))));
        table(text, List.of("event", "heard by"), rows.values());
    }

    private String listenersOf(JavaClass event) {
        Set<String> names = new TreeSet<>();
        listening()
                .filter(handler -> heardBy(handler).contains(event))
                .forEach(handler -> names.add(name(handler.getOwner()) + " (" + group(handler.getOwner()) + ")"));
        return String.join(", ", names);
    }

    private void appendListeners(StringBuilder text, String module) {
        Map<String, String> rows = new TreeMap<>();
        listening()
                .filter(handler -> moduleOf(handler.getOwner()).equals(module))
                .forEach(handler -> {
                    Set<JavaClass> sent = made(handler, commands);
                    if (!sent.isEmpty()) {
                        JavaClass heard = handler.getRawParameterTypes().get(0);
                        rows.put(
                                handler.getOwner().getSimpleName() + " " + heard.getSimpleName(),
                                row(name(handler.getOwner()), name(heard), names(sent)));
                    }
                });
        table(text, List.of("listener", "hears", "sends"), rows.values());
    }

    private Stream<JavaMethod> listening() {
        return Stream.concat(
                        handlers(EventHandler.class),
                        Stream.concat(handlers(SagaEventHandler.class), handlers(DeadlineHandler.class)))
                .filter(handler -> !handler.getOwner().isAnnotatedWith(Aggregate.class))
                // Who keeps a list of all events does not thereby listen to any.
                .filter(handler -> !handler.getRawParameterTypes().get(0).isEquivalentTo(Object.class));
    }

    private Stream<JavaMethod> handlers(Class<? extends java.lang.annotation.Annotation> annotation) {
        return code.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(annotation));
    }

    private Set<JavaClass> heardBy(JavaMethod handler) {
        JavaClass heard = handler.getRawParameterTypes().get(0);
        return events.stream()
                .filter(event -> event.isAssignableTo(heard.getName()))
                .collect(Collectors.toSet());
    }

    /** What a method makes of these types, itself or by what it calls in its own package. */
    private Set<JavaClass> made(JavaMethod method, Set<JavaClass> types) {
        Set<JavaClass> made = new HashSet<>();
        collect(method, types, made, new HashSet<>());
        return made;
    }

    private void collect(JavaCodeUnit unit, Set<JavaClass> types, Set<JavaClass> made, Set<JavaCodeUnit> seen) {
        if (!seen.add(unit)) {
            return;
        }
        Stream.concat(unit.getConstructorCallsFromSelf().stream(), unit.getConstructorReferencesFromSelf().stream())
                .map(JavaAccess::getTargetOwner)
                .filter(types::contains)
                .forEach(made::add);
        Stream.concat(unit.getCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
                .filter(call -> call.getTargetOwner()
                        .getPackageName()
                        .equals(unit.getOwner().getPackageName()))
                .forEach(call -> call.getTarget()
                        .resolveMember()
                        .filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast)
                        .ifPresent(next -> collect(next, types, made, seen)));
    }

    /** The events that the handler of each command makes somewhere on its way. */
    Map<JavaClass, Set<JavaClass>> emitted() {
        Map<JavaClass, Set<JavaClass>> emitted = new TreeMap<>(Comparator.comparing(JavaClass::getName));
        handlers(CommandHandler.class)
                .forEach(handler -> emitted.put(handler.getRawParameterTypes().get(0), made(handler, events)));
        return emitted;
    }

    /** What is in the flow but connects to nothing. */
    List<String> looseEnds() {
        Set<JavaClass> decided = handlers(CommandHandler.class)
                .map(handler -> handler.getRawParameterTypes().get(0))
                .collect(Collectors.toSet());
        Set<JavaClass> emitted = handlers(CommandHandler.class)
                .flatMap(handler -> made(handler, events).stream())
                .collect(Collectors.toSet());
        Set<JavaClass> heard =
                listening().flatMap(handler -> heardBy(handler).stream()).collect(Collectors.toSet());
        Set<String> loose = new TreeSet<>();
        add(loose, commands, decided, "nobody decides ");
        add(loose, events, emitted, "nobody emits ");
        add(loose, events, heard, "nobody listens to ");
        return List.copyOf(loose);
    }

    private static void add(Set<String> loose, Set<JavaClass> all, Set<JavaClass> connected, String complaint) {
        all.stream()
                .filter(DescribedPredicate.not(DescribedPredicate.describe("connected", connected::contains)))
                .forEach(type -> loose.add(complaint + type.getName()));
    }

    private static void table(StringBuilder text, List<String> head, Collection<String> rows) {
        if (!rows.isEmpty()) {
            text.append('\n').append(row(head.toArray(String[]::new)));
            text.append(row(head.stream().map(column -> "---").toArray(String[]::new)));
            rows.forEach(text::append);
        }
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String names(Set<JavaClass> types) {
        return types.stream()
                .sorted(Comparator.comparing(JavaClass::getSimpleName))
                .map(FlowDocument::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(JavaClass type) {
        return "`" + type.getSimpleName() + "`";
    }

    private static String group(JavaClass listener) {
        return listener.getAnnotationOfType(ProcessingGroup.class).value();
    }

    private static String moduleOf(JavaClass type) {
        return Place.of(type).module();
    }
}
