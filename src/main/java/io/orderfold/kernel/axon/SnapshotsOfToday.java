package io.orderfold.kernel.axon;

import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Lets through the snapshots that today's code has written: of an aggregate that there is, under its own name and at its
 * present {@code @Revision}. Axon's own filter looks for the class's full name where there is only its short one, so
 * that it lets everything through.
 */
class SnapshotsOfToday implements SnapshotFilter {

    private final Serializer serializer;

    SnapshotsOfToday(Serializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public boolean test(DomainEventData<?> snapshot) {
        SerializedType stored = snapshot.getPayload().getType();
        Class<?> aggregate = serializer.classForType(stored);
        return !UnknownSerializedType.class.isAssignableFrom(aggregate)
                && aggregate.getSimpleName().equals(snapshot.getType())
                && Objects.equals(serializer.typeForClass(aggregate).getRevision(), stored.getRevision());
    }
}
