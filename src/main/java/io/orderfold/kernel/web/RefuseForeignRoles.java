package io.orderfold.kernel.web;

import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.NodeRoles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses what other nodes are there for ({@code orderfold.roles}), before anything is done. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RefuseForeignRoles implements HandlerInterceptor {

    /** After whoever asks for the sender's role. */
    private static final int ORDER = 1;

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final NodeRoles roles;

    RefuseForeignRoles(NodeRoles roles) {
        this.roles = roles;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && Api.isCalled(request)) {
            need(NodeRole.WEB);
            for (NodeRole role : needed(method, request.getMethod())) {
                need(role);
            }
        }
        return true;
    }

    private void need(NodeRole role) {
        if (!roles.has(role)) {
            throw Rejection.misdirected(
                            "other-node-needed",
                            "This node does not do that; ask one with the role "
                                    + role.name().toLowerCase(Locale.ROOT) + ".")
                    .with("role", role.name().toLowerCase(Locale.ROOT));
        }
    }

    private static NodeRole[] needed(HandlerMethod handler, String method) {
        AnsweredBy own = handler.getMethodAnnotation(AnsweredBy.class);
        AnsweredBy said =
                own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), AnsweredBy.class);
        if (said != null) {
            return said.value();
        }
        return new NodeRole[] {READS.contains(method) ? NodeRole.QUERY : NodeRole.COMMAND};
    }

    @Bean
    WebMvcConfigurer refusingForeignRoles() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(RefuseForeignRoles.this).order(ORDER);
            }
        };
    }
}
