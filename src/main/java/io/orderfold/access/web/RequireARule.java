package io.orderfold.access.web;

import io.orderfold.access.Permissions;
import io.orderfold.access.Role;
import io.orderfold.access.Rules;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses every request to a handler that has no rule, and every other one whose sender has not got the role. It looks
 * before the body is read, so that who may do nothing learns nothing; that a handler's class can be proxied does not
 * matter here.
 */
@Component
@ConditionalOnWebApplication
class RequireARule implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isLibrary(method)) {
            Optional<Role> required = Rules.of(method.getMethod());
            if (required.isEmpty()) {
                throw new AccessDeniedException(method + " has no rule");
            }
            if (!Permissions.has(required.get())) {
                throw new AccessDeniedException("It takes a " + required.get().code());
            }
        }
        return true;
    }

    /** The error page and the API documentation, which have rules by their paths. */
    static boolean isLibrary(HandlerMethod method) {
        String type = method.getBeanType().getName();
        return type.startsWith("org.springframework.boot.") || type.startsWith("org.springdoc.");
    }
}
