package io.orderfold.kernel.axon;

import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Has a snapshot taken when an aggregate has had enough events since its last one, or took too long to load, whichever
 * comes first. Axon's own trigger by load time goes by the time since the load: of an aggregate that stays in memory it
 * would have one taken with each command.
 */
class SnapshotTriggers implements SnapshotTriggerDefinition {

    private final Snapshotter snapshots;
    private final SnapshotRule rule;

    SnapshotTriggers(Snapshotter snapshots, SnapshotRule rule) {
        this.snapshots = snapshots;
        this.rule = rule;
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(aggregateType);
    }

    /** An aggregate at hand keeps the trigger it has. */
    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregateType, SnapshotTrigger trigger) {
        return trigger instanceof Trigger ? trigger : prepareTrigger(aggregateType);
    }

    private final class Trigger implements SnapshotTrigger {

        private final Class<?> aggregateType;
        private final long start = System.nanoTime();
        /** Since the snapshot that it was loaded from, or the last one that was wished for. */
        private int events;

        private boolean wished;
        private @Nullable DomainEventMessage<?> last;

        Trigger(Class<?> aggregateType) {
            this.aggregateType = aggregateType;
        }

        @Override
        public void eventHandled(EventMessage<?> message) {
            if (!(message instanceof DomainEventMessage<?> event)) {
                return;
            }
            last = event;
            if (!aggregateType.equals(event.getPayloadType())) {
                events++;
            }
            if (rule.isDue(events)) {
                wish();
            }
        }

        @Override
        public void initializationFinished() {
            if (rule.isDue(events, System.nanoTime() - start)) {
                wish();
            }
        }

        /** Not before all is committed: a snapshot is made of what others can see. */
        private void wish() {
            if (wished) {
                return;
            }
            wished = true;
            if (CurrentUnitOfWork.isStarted()) {
                CurrentUnitOfWork.get().root().onCleanup(unit -> schedule());
            } else {
                schedule();
            }
        }

        private void schedule() {
            wished = false;
            events = 0;
            snapshots.scheduleSnapshot(
                    aggregateType, Objects.requireNonNull(last).getAggregateIdentifier());
        }
    }
}
