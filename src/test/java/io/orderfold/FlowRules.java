package io.orderfold;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.JdbcOperations;

/** The rules of the flow inside a module, for what Modulith cannot see: the stages, and what stands at each. */
final class FlowRules {

    private static final DescribedPredicate<JavaClass> HANDLES_EVENTS =
            DescribedPredicate.describe("handle events", type -> type.getMethods().stream()
                    .anyMatch(method -> method.isMetaAnnotatedWith(EventHandler.class)
                                    && !method.getOwner().isMetaAnnotatedWith(Aggregate.class)
                            || method.isAnnotatedWith(SagaEventHandler.class)));

    static final ArchRule STAGES_IMPORT_WHAT_THEY_MAY = classes()
            .that(Place.isKnown())
            .should(dependOnlyOnWhatTheirStageMay())
            .because("inside a module the packages are the flow: command, event, process, projection, query, web");

    static final ArchRule AGGREGATES_ARE_PACKAGE_PRIVATE =
            classes().that().areMetaAnnotatedWith(Aggregate.class).should().bePackagePrivate();

    static final ArchRule HANDLERS_ARE_NOT_PUBLIC = noMethods()
            .that(DescribedPredicate.or(
                    annotatedWith(EventHandler.class),
                    annotatedWith(SagaEventHandler.class),
                    annotatedWith(CommandHandler.class),
                    annotatedWith(QueryHandler.class)))
            .should()
            .bePublic()
            .because("the framework calls them, and nobody else");

    static final ArchRule PROJECTIONS_SEND_NOTHING = noClasses()
            .that()
            .resideInAPackage("..projection..")
            .should()
            .dependOnClassesThat(DescribedPredicate.or(
                    JavaClass.Predicates.assignableTo(CommandGateway.class),
                    JavaClass.Predicates.assignableTo(CommandBus.class)))
            .because("a replay would send it again");

    static final ArchRule PROCESSES_ARE_NOT_REPLAYED = classes()
            .that(resideInAPackage("..process..").and(HANDLES_EVENTS))
            .should()
            .beAnnotatedWith(DisallowReplay.class);

    static final ArchRule HANDLERS_NAME_THEIR_PROCESSING_GROUP = classes()
            .that(HANDLES_EVENTS)
            .should(nameAProcessingGroupOfTheirModule())
            .because("the default is the package's name, so that moving a class would start it anew");

    static final ArchRule EVENTS_ARE_RECORDS_OF_THEIR_MODULE = classes()
            .that(resideInAPackage("..event")
                    .and(JavaClass.Predicates.TOP_LEVEL_CLASSES)
                    .and(DescribedPredicate.not(simpleName("package-info")))
                    .and(DescribedPredicate.not(JavaClass.Predicates.INTERFACES)))
            .should(beARecordThatImplementsItsModulesEvent());

    static final ArchRule WEB_TRANSLATES_ONLY = noClasses()
            .that()
            .resideInAPackage("..web..")
            .should()
            .dependOnClassesThat(resideInAPackage("..projection..")
                    .or(annotatedWith(Aggregate.class))
                    .or(resideInAPackage("java.sql.."))
                    .or(JavaClass.Predicates.assignableTo(DataSource.class))
                    .or(JavaClass.Predicates.assignableTo(JdbcOperations.class)))
            .because("HTTP goes through the gateways");

    static final ArchRule THE_LANGUAGE_IS_FREE_OF_FRAMEWORKS = noClasses()
            .that(Place.isOfTheLanguage()
                    .and(DescribedPredicate.not(simpleName("package-info")))
                    .and(DescribedPredicate.not(resideInAPackage("..event.upcast"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework..",
                            "java.sql..",
                            "javax.sql..",
                            "jakarta.servlet..",
                            "org.axonframework..")
                    .and(DescribedPredicate.not(
                            JavaClass.Predicates.type(org.axonframework.serialization.Revision.class))))
            .because("words, events and answers are understood without any framework");

    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes().should(resideInANullMarkedPackage());

    static final ArchRule EVOLVE_ASSIGNS_ONLY = methods()
            .that()
            .haveName("evolve")
            .should(notLookAtTheClockOrThrow())
            .because("evolving is repeated on each load, and must come out the same");

    private FlowRules() {}

    private static ArchCondition<JavaClass> dependOnlyOnWhatTheirStageMay() {
        return new ArchCondition<>("depend only on what their stage may import") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                Place from = Place.of(origin);
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (Place.isPlaced(target) && !from.mayImport(Place.of(target))) {
                        events.add(SimpleConditionEvent.violated(
                                origin,
                                from + " may not import " + Place.of(target) + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> nameAProcessingGroupOfTheirModule() {
        return new ArchCondition<>("name a processing group \"<module>.<projection|process|provider|saga|lookup>\"") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String group = type.tryGetAnnotationOfType(ProcessingGroup.class)
                        .map(ProcessingGroup::value)
                        .orElse("");
                String wanted = Place.of(type).module() + "\\.(projection|process|provider|saga|lookup)";
                if (!group.matches(wanted)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in the processing group \"" + group + "\", not in " + wanted));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beARecordThatImplementsItsModulesEvent() {
        return new ArchCondition<>("be a record that implements its module's sealed event") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean listed = type.getRawInterfaces().stream()
                        .filter(parent -> parent.getPackageName().equals(type.getPackageName()))
                        .filter(parent -> parent.getSimpleName().endsWith("Event"))
                        .map(JavaClass::reflect)
                        .anyMatch(parent -> parent.isSealed()
                                && Arrays.asList(parent.getPermittedSubclasses())
                                        .contains(type.reflect()));
                if (!type.isRecord() || !listed) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is no record that its module's sealed event permits"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package whose package-info says @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " (of " + type.getName() + ") is not @NullMarked"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> notLookAtTheClockOrThrow() {
        Set<String> clocks = Set.of("now", "instant", "currentTimeMillis", "nanoTime", "randomUUID");
        return new ArchCondition<>("neither look at the clock nor throw nor record") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getMethodCallsFromSelf().stream()
                        .filter(call -> clocks.contains(call.getName())
                                || call.getName().equals("record"))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
                method.getConstructorCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isAssignableTo(Throwable.class))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
            }
        };
    }
}
