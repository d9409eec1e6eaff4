package io.orderfold.kernel.axon;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;

/**
 * Takes snapshots of aggregates: what an aggregate had become by an event, so that the next load begins there. Each is
 * folded anew from what has been committed, never copied from an aggregate that somebody is working on.
 */
class Snapshots extends SpringAggregateSnapshotter {

    private record Subject(String type, String stream) {

        @Override
        public String toString() {
            return type + " " + stream;
        }
    }

    private final SnapshotWriter writer;

    Snapshots(Builder builder, SnapshotWriter writer) {
        super(builder);
        this.writer = writer;
    }

    /** Axon's own would have its caller's unit of work fail where there is no room for one more. */
    @Override
    public void scheduleSnapshot(Class<?> aggregateType, String stream) {
        writer.write(new Subject(aggregateType.getSimpleName(), stream), () -> take(aggregateType, stream));
    }

    private void take(Class<?> aggregateType, String stream) {
        DomainEventStream events = getEventStore().readEvents(stream);
        if (!events.hasNext()) {
            return;
        }
        long first = events.peek().getSequenceNumber();
        DomainEventMessage<?> snapshot = createSnapshot(aggregateType, stream, events);
        if (snapshot != null && snapshot.getSequenceNumber() > first) {
            getEventStore().storeSnapshot(snapshot);
        }
    }
}
