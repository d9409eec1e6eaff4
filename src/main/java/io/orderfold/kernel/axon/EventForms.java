package io.orderfold.kernel.axon;

import io.orderfold.kernel.axon.UnknownEvents.Kind;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * How stored events come to be today's: all upcasters in turn, and after them a last look at what came of it. What is
 * still not of today is an {@link UnknownEvent} for every reader. Left to itself Axon hands on something that nobody
 * handles, and everybody passes it over: an order decides as if it had not happened.
 */
@Component
public class EventForms {

    private static final SimpleSerializedType UNKNOWN = new SimpleSerializedType(UnknownEvent.class.getName(), null);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventUpcaster upcasters;
    private final Serializer serializer;
    private final UnknownEvents alarm;
    private final Map<Kind, Boolean> kinds = new ConcurrentHashMap<>();

    EventForms(Configuration axon, @Qualifier("eventSerializer") Serializer serializer, UnknownEvents alarm) {
        this.upcasters = axon.upcasterChain();
        this.serializer = serializer;
        this.alarm = alarm;
    }

    /** What every reader of stored events takes for its upcasters. */
    Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> stored) {
        return upcasters.upcast(stored).map(this::known);
    }

    private IntermediateEventRepresentation known(IntermediateEventRepresentation event) {
        SerializedType type = event.getType();
        Kind kind = new Kind(type.getName(), type.getRevision());
        if (isKnown(kind)) {
            return event;
        }
        alarm.meet(kind);
        return event.upcastPayload(
                UNKNOWN,
                String.class,
                content -> JSON.writeValueAsString(new UnknownEvent(kind.type(), kind.revision(), content)));
    }

    /** Whether today's class reads this as it is. */
    boolean isKnown(Kind kind) {
        return kinds.computeIfAbsent(kind, this::isOfToday);
    }

    private boolean isOfToday(Kind kind) {
        Class<?> today = serializer.classForType(new SimpleSerializedType(kind.type(), kind.revision()));
        return today != UnknownSerializedType.class
                && !isLater(kind.revision(), serializer.typeForClass(today).getRevision());
    }

    /** Revisions count from 1, which is not said. An earlier one that no upcaster took on is read by the class itself. */
    private static boolean isLater(@Nullable String stored, @Nullable String today) {
        if (stored == null || Objects.equals(stored, today)) {
            return false;
        }
        return !NUMBER.matcher(stored).matches()
                || Integer.parseInt(stored) > (today == null ? 1 : Integer.parseInt(today));
    }

    /** Stored events as messages of today. */
    DomainEventStream read(Stream<? extends DomainEventData<?>> stored) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(stored, serializer, this::upcast);
    }
}
