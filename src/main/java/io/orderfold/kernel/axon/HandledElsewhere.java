package io.orderfold.kernel.axon;

import java.util.List;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.messaging.MessageHandlerInterceptor;

/** Stands for a group whose events other nodes handle ({@link NodeRoles}): it claims nothing and reads nothing. */
record HandledElsewhere(String getName) implements EventProcessor {

    @Override
    public List<MessageHandlerInterceptor<? super EventMessage<?>>> getHandlerInterceptors() {
        return List.of();
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
        return () -> true;
    }

    @Override
    public void start() {
        // It is never at work.
    }

    @Override
    public void shutDown() {
        // It is never at work.
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public boolean isError() {
        return false;
    }
}
