package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.access.EndpointRules;
import io.orderfold.access.Role;
import io.orderfold.access.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint of the whole application has exactly one rule, and {@code docs/security.md} says which. {@code
 * -Dorderfold.approve=true} writes it down anew.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:sql-docs;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.security.admin-password=admin-of-the-test"
        })
class AccessRulesTest {

    private static final Path DOCUMENT = Path.of("docs/security.md");
    private static final String HEADING = "## Who may do what\n";

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void everyEndpointHasExactlyOneRule() {
        assertThat(EndpointRules.missing(requestMappingHandlerMapping.getHandlerMethods()))
                .isEmpty();
    }

    @Test
    void theDocumentSaysWhoMayDoWhat() throws Exception {
        String document = Files.readString(DOCUMENT);
        int end = document.indexOf(HEADING) + HEADING.length();
        String expected = document.substring(0, end)
                + "\nEach role may do what the ones above it may. Every handler has exactly one rule; one without is"
                + " refused to everybody. This list is checked against the code.\n"
                + Arrays.stream(Role.values()).map(this::section).collect(Collectors.joining());

        if (Boolean.getBoolean("orderfold.approve")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
    }

    private String section(Role role) {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(handler -> EndpointRules.isOurs(handler.getValue()))
                .filter(handler -> Rules.of(handler.getValue().getMethod())
                        .filter(role::equals)
                        .isPresent())
                .map(AccessRulesTest::line)
                .distinct()
                .sorted()
                .collect(Collectors.joining("", "\n### " + role.code() + "\n\n| path | method |\n| --- | --- |\n", ""));
    }

    private static String line(Map.Entry<RequestMappingInfo, HandlerMethod> handler) {
        RequestMappingInfo mapping = handler.getKey();
        return "| `" + mapping.getPatternValues().stream().sorted().collect(Collectors.joining("`, `")) + "` | "
                + mapping.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .sorted()
                        .collect(Collectors.joining(", "))
                + " |\n";
    }
}
