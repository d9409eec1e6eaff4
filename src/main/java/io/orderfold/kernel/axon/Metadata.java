package io.orderfold.kernel.axon;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Happened;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** The names of what stands in every event's metadata, and how to read it. */
public final class Metadata {

    /** Who did it: {@code user:alice}, {@code process:inventory.process}. */
    public static final String ACTOR = "actor";

    /** Who set off the chain of events that this one belongs to. */
    public static final String INITIATOR = "initiator";

    /** Why, where the actor said so. */
    public static final String REASON = "reason";

    /** The same for everything that followed from one request. */
    public static final String CORRELATION_ID = "correlationId";

    /** The id of the message this one followed from. */
    public static final String CAUSATION_ID = "causationId";

    /** The id of the event, or of the deadline, that a process answered with the command; absent where a person sent it. */
    public static final String TRIGGER_ID = "triggerId";

    /** The command that recorded it: {@code PlaceOrder}. */
    public static final String COMMAND = "command";

    /** The HTTP request, or the import row, that set it off. */
    public static final String REQUEST_ID = "requestId";

    /** On commands only: the version the sender has read. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    /**
     * On commands only: true where the sender wants it carried out also for a later version, if nothing in between has
     * touched what it touches.
     */
    public static final String MERGE = "merge";

    private Metadata() {}

    public static Happened happened(DomainEventMessage<?> message) {
        return new Happened(
                message.getSequenceNumber(), message.getTimestamp(), actor(message.getMetaData()), reason(message));
    }

    public static Actor actor(Map<String, ?> metadata) {
        return metadata.get(ACTOR) instanceof String name ? new Actor(name) : Actor.SYSTEM;
    }

    private static @Nullable String reason(DomainEventMessage<?> message) {
        return message.getMetaData().get(REASON) instanceof String text ? text : null;
    }
}
