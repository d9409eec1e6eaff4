package io.orderfold.kernel.axon;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;

/**
 * Finds the aggregate that a command is for by the method that {@link TargetAggregateIdentifier} marks, a record's or
 * its interface's. Axon's own resolver looks at all annotations of all members again for each command, which takes a
 * fifth of a short command's time; here each class is looked at once.
 */
@Component
class CommandTargets implements CommandTargetResolver {

    private static final ClassValue<Method> TARGET = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            Deque<Class<?>> types = new ArrayDeque<>();
            types.add(command);
            while (!types.isEmpty()) {
                Class<?> type = types.remove();
                for (Method method : type.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(TargetAggregateIdentifier.class)
                            && method.getParameterCount() == 0
                            && !Modifier.isStatic(method.getModifiers())) {
                        method.setAccessible(true);
                        return method;
                    }
                }
                types.addAll(List.of(type.getInterfaces()));
            }
            throw new IllegalArgumentException(
                    command.getName() + " has no method marked @TargetAggregateIdentifier: who is it for?");
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        Object payload = command.getPayload();
        Object target;
        try {
            target = TARGET.get(payload.getClass()).invoke(payload);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "No target can be read off a " + payload.getClass().getName(), e);
        }
        if (target == null) {
            throw new IllegalArgumentException("A " + payload.getClass().getName() + " names no aggregate");
        }
        return new VersionedAggregateIdentifier(target, null);
    }
}
