package io.orderfold.kernel.axon;

import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * In every group of handlers the one that does not handle what this release does not know. It fails, so that the event is
 * parked for the group, and what follows in its stream waits behind it.
 */
final class RefuseUnknown implements EventMessageHandler {

    private final @Nullable Set<String> these;

    /**
     * @param these the types of which a later revision is refused; null for all, and for types that nobody knows
     */
    RefuseUnknown(@Nullable Set<String> these) {
        this.these = these;
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        if (event.getPayload() instanceof UnknownEvent unknown
                && event instanceof DomainEventMessage<?> message
                && (these == null || these.contains(unknown.eventType()))) {
            throw UnknownEvent.refusal(message);
        }
        return null;
    }

    @Override
    public boolean canHandle(EventMessage<?> event) {
        return canHandleType(event.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> type) {
        return type == UnknownEvent.class;
    }
}
