package io.orderfold.kernel.axon;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Scope;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.modelling.command.CommandHandlerInterceptor;

/**
 * An aggregate whose commands may name the version their sender has read. The check runs under the aggregate's lock and
 * before any rule, so that a stale sender is told so, and what came in between, and not something about a state it does
 * not know. Where the sender allows it, what came in between is no hindrance if it touched nothing of what the command
 * touches ({@link io.orderfold.kernel.Touches}); the rules are asked in any case.
 */
@AggregateState
public abstract class VersionedAggregate {

    @CommandHandlerInterceptor
    void refuseStaleVersion(CommandMessage<?> command, EventStore store) {
        if (!(command.getMetaData().get(Metadata.EXPECTED_VERSION) instanceof Number number)) {
            return;
        }
        long expected = number.longValue();
        long actual = version();
        if (expected == actual) {
            return;
        }
        Meanwhile meanwhile = Meanwhile.between(store, VersionedAggregate::stream, expected, actual);
        boolean merge = Boolean.TRUE.equals(command.getMetaData().get(Metadata.MERGE));
        if (!merge || !meanwhile.leavesAlone(command.getPayload())) {
            throw meanwhile.stale(expected, actual);
        }
    }

    private static String stream() {
        return ((AggregateScopeDescriptor) Scope.describeCurrentScope())
                .getIdentifier()
                .toString();
    }

    /** Applies the events in turn and answers with the version they lead to; with none, the version as it is. */
    protected static long record(Object... events) {
        for (Object event : events) {
            AggregateLifecycle.apply(event);
        }
        return version();
    }

    /** The sequence number of the last event; -1 where there has been none yet. */
    protected static long version() {
        Long version = AggregateLifecycle.getVersion();
        return version == null ? -1 : version;
    }
}
