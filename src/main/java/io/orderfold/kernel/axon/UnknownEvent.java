package io.orderfold.kernel.axon;

import io.orderfold.kernel.Rejection;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What is read in place of an event that this release does not know: of a type that it has no class for, or of a later
 * revision than its class. Never stored.
 *
 * @param eventType as stored
 * @param revision as stored
 * @param content the event's JSON, as stored
 */
public record UnknownEvent(String eventType, @Nullable String revision, String content) {

    /** The code of the refusal of whatever needs to know what the event says. */
    public static final String CODE = "unknown-event";

    /** Whether this is one. */
    public static boolean is(DomainEventMessage<?> message) {
        return message.getPayloadType() == UnknownEvent.class;
    }

    /** Refuses to pass one by; anything else may pass. */
    public static void refuse(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> event && is(event)) {
            throw refusal(event);
        }
    }

    /**
     * @param message one that is read as an unknown event
     */
    static Rejection refusal(DomainEventMessage<?> message) {
        UnknownEvent event = (UnknownEvent) message.getPayload();
        return refusal(
                message,
                event.eventType,
                event.revision,
                "This release of Orderfold does not know the event "
                        + event.eventType.substring(event.eventType.lastIndexOf('.') + 1)
                        + (event.revision == null ? "" : " in its revision " + event.revision) + ", which "
                        + message.getAggregateIdentifier()
                        + " has in its history. It takes a release that does; nothing was done.");
    }

    /**
     * @param message one that today's class can't be made of, such as one with a word that is not in an enum
     */
    static Rejection unreadable(DomainEventMessage<?> message) {
        return refusal(
                message,
                message.getPayloadType().getName(),
                null,
                "This release of Orderfold can't read the event "
                        + message.getPayloadType().getSimpleName() + ", which " + message.getAggregateIdentifier()
                        + " has in its history. It takes a release that can; nothing was done.");
    }

    private static Rejection refusal(
            DomainEventMessage<?> message, String type, @Nullable String revision, String sentence) {
        Rejection refusal = Rejection.unavailable(CODE, sentence)
                .with("stream", message.getAggregateIdentifier())
                .with("version", message.getSequenceNumber())
                .with("event", type);
        return revision == null ? refusal : refusal.with("revision", revision);
    }
}
