package io.orderfold.access;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Reads off a handler method which role it asks for. */
public final class Rules {

    private static final Map<Class<? extends Annotation>, Role> ROLES = Map.of(
            ViewerMay.class, Role.VIEWER,
            ClerkMay.class, Role.CLERK,
            ManagerMay.class, Role.MANAGER,
            OperatorMay.class, Role.OPERATOR);

    private Rules() {}

    /** The role, if the method has exactly one rule: two contradict each other and are as good as none. */
    public static Optional<Role> of(Method handler) {
        List<Role> roles = ROLES.entrySet().stream()
                .filter(rule -> AnnotatedElementUtils.hasAnnotation(handler, rule.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return roles.size() == 1 ? Optional.of(roles.get(0)) : Optional.empty();
    }
}
