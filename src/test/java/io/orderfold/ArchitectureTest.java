package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/**
 * The structure of the code, verified. Each rule is also shown a class under {@code archfixture} that breaks it on
 * purpose, so that a rule that matches nothing can't pass for one that is kept.
 */
class ArchitectureTest {

    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages("archfixture");

    /** A rule, and the classes that break it. */
    record Rule(String name, ArchRule rule, Set<String> brokenBy) {

        static Rule of(String name, ArchRule rule, String... brokenBy) {
            return new Rule(name, rule, Set.of(brokenBy));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "stages import what they may",
                        FlowRules.STAGES_IMPORT_WHAT_THEY_MAY,
                        "archfixture.shop.WordThatKnowsACommand",
                        "archfixture.shop.event.EventThatKnowsAView",
                        "archfixture.shop.command.RuleThatReadsRows",
                        "archfixture.shop.process.ProcessThatReadsRows",
                        "archfixture.shop.projection.RowsThatKnowACommand",
                        "archfixture.shop.query.AnswerThatKnowsACommand",
                        "archfixture.shop.web.ControllerThatKnowsAnEvent"),
                Rule.of(
                        "aggregates are package-private",
                        FlowRules.AGGREGATES_ARE_PACKAGE_PRIVATE,
                        "archfixture.shop.command.PublicAggregate"),
                Rule.of(
                        "handlers are not public",
                        FlowRules.HANDLERS_ARE_NOT_PUBLIC,
                        "archfixture.shop.projection.PublicHandlers"),
                Rule.of(
                        "projections send nothing",
                        FlowRules.PROJECTIONS_SEND_NOTHING,
                        "archfixture.shop.projection.ProjectionThatSends"),
                Rule.of(
                        "processes are not replayed",
                        FlowRules.PROCESSES_ARE_NOT_REPLAYED,
                        "archfixture.shop.process.ReplayedProcess",
                        "archfixture.shop.process.ReplayedSaga"),
                Rule.of(
                        "handlers name their processing group",
                        FlowRules.HANDLERS_NAME_THEIR_PROCESSING_GROUP,
                        "archfixture.shop.projection.NamelessProjection",
                        "archfixture.shop.process.ReplayedSaga"),
                Rule.of(
                        "events are records of their module's sealed event",
                        FlowRules.EVENTS_ARE_RECORDS_OF_THEIR_MODULE,
                        "archfixture.shop.event.EventThatIsAClass",
                        "archfixture.shop.event.EventThatNobodyLists"),
                Rule.of(
                        "web translates only",
                        FlowRules.WEB_TRANSLATES_ONLY,
                        "archfixture.shop.web.ControllerThatReadsRows",
                        "archfixture.shop.web.ControllerThatAsksTheDatabase"),
                Rule.of(
                        "root, events and queries are free of frameworks",
                        FlowRules.THE_LANGUAGE_IS_FREE_OF_FRAMEWORKS,
                        "archfixture.shop.WordOfSpring",
                        "archfixture.shop.query.AnswerThatAsksTheDatabase"),
                Rule.of(
                        "packages are null-marked",
                        FlowRules.PACKAGES_ARE_NULL_MARKED,
                        "archfixture.unmarked.ClassInAnUnmarkedPackage"),
                Rule.of(
                        "evolve assigns only",
                        FlowRules.EVOLVE_ASSIGNS_ONLY,
                        "archfixture.shop.command.AggregateThatLooksAtTheClock"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isKept(Rule rule) {
        rule.rule().check(Code.ORDERFOLD);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsTheClassesThatBreakIt(Rule rule) {
        EvaluationResult result = rule.rule().evaluate(FIXTURES);
        String report = String.join("\n", result.getFailureReport().getDetails());
        assertThat(rule.brokenBy()).isNotEmpty().allSatisfy(bad -> assertThat(report)
                .as("what \"%s\" reports", rule)
                .contains(bad));
    }

    @Test
    void modulesKnowWhatIsUpstreamOfThemAndNothingElse() {
        ApplicationModules.of("io.orderfold", Code.SHIPPED).verify();
    }

    @Test
    void everyModuleSaysWhatItMayKnow() throws Exception {
        Set<String> silent = new TreeSet<>();
        for (String module : modules()) {
            Class<?> info = Class.forName("io.orderfold." + module + ".package-info");
            ApplicationModule declared = info.getAnnotation(ApplicationModule.class);
            boolean closed = declared != null && declared.type() == ApplicationModule.Type.CLOSED;
            if (!module.equals("kernel") && (!closed || declared.allowedDependencies().length == 0)) {
                silent.add(module);
            }
        }
        assertThat(silent)
                .as("modules whose package-info lacks @ApplicationModule(allowedDependencies = …)")
                .isEmpty();
    }

    private static Set<String> modules() {
        return Code.ORDERFOLD.stream()
                .filter(Place::isPlaced)
                .map(type -> Place.of(type).module())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void modulesThatKnowEachOtherAreFound() {
        assertThatThrownBy(() -> ApplicationModules.of("archfixture.modules.cycle", location -> true)
                        .verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Cycle detected")
                .hasMessageContaining("upstream")
                .hasMessageContaining("downstream");
    }

    @Test
    void aModuleThatReachesIntoAnothersRowsIsFound() {
        assertThatThrownBy(() -> ApplicationModules.of("archfixture.modules.rows", location -> true)
                        .verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("depends on non-exposed type archfixture.modules.rows.upstream.projection.Row");
    }

    @Test
    void aModuleThatKnowsMoreThanItSaysIsFound() {
        assertThatThrownBy(() -> ApplicationModules.of("archfixture.modules.undeclared", location -> true)
                        .verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Allowed targets: kernel");
    }
}
