package io.orderfold.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The check that {@link EndpointRules} makes of the whole application, shown to find what it looks for. */
@Import(EveryEndpointHasARuleTest.WithoutRule.class)
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:rules;DB_CLOSE_DELAY=-1")
class EveryEndpointHasARuleTest extends AccessTest {

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    /** What must never be written: handlers without a rule, or with two. */
    @RestController
    static class WithoutRule {

        @GetMapping("/api/without-rule")
        String none() {
            return "secret";
        }

        @GetMapping("/api/with-two-rules")
        @ViewerMay
        @OperatorMay
        String two() {
            return "secret";
        }

        @GetMapping("/api/with-private-handler")
        @OperatorMay
        private String hidden() {
            return "secret";
        }
    }

    @Test
    void findsTheHandlersWithoutExactlyOneRule() {
        assertThat(EndpointRules.missing(requestMappingHandlerMapping.getHandlerMethods()))
                .containsExactlyInAnyOrder("WithoutRule#none", "WithoutRule#two");
    }

    @Test
    void refusesThemToEverybodyAtRunTime() {
        assertProblem(send(as("operator", "/api/without-rule")), 403, "forbidden");
        assertProblem(send(as("operator", "/api/with-two-rules")), 403, "forbidden");
        assertProblem(send(as("clerk", "/api/with-private-handler")), 403, "forbidden");
    }

    @Test
    void everyRoleMayWhatTheOnesBelowItMay() throws Exception {
        Method viewers = WithoutRule.class.getDeclaredMethod("hidden");

        assertThat(Rules.of(viewers)).hasValue(Role.OPERATOR);
        for (Role role : Role.values()) {
            assertThat(send(as(role.code(), "/api/me")).statusCode()).isEqualTo(200);
        }
    }
}
