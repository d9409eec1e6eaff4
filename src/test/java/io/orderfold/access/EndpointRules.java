package io.orderfold.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Walks every endpoint for its rule. */
public final class EndpointRules {

    private EndpointRules() {}

    /** Handlers of ours, by class and method, that do not have exactly one rule. */
    public static List<String> missing(Map<RequestMappingInfo, HandlerMethod> handlers) {
        assertThat(handlers).isNotEmpty();
        return handlers.values().stream()
                .filter(EndpointRules::isOurs)
                .filter(handler -> Rules.of(handler.getMethod()).isEmpty())
                .map(handler -> handler.getBeanType().getSimpleName() + "#"
                        + handler.getMethod().getName())
                .toList();
    }

    /** Those outside our packages are named one by one: a new library's handler is to be looked at. */
    public static boolean isOurs(HandlerMethod handler) {
        return !Set.of(
                        "BasicErrorController",
                        "OpenApiWebMvcResource",
                        "MultipleOpenApiWebMvcResource",
                        "SwaggerWelcomeWebMvc",
                        "SwaggerConfigResource",
                        "SwaggerUiHome")
                .contains(handler.getBeanType().getSimpleName());
    }
}
