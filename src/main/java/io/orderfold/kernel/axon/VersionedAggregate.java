package io.orderfold.kernel.axon;

import io.orderfold.kernel.Rejection;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;

/**
 * An aggregate whose commands may name the version their sender has read. The check runs under the aggregate's lock and
 * before any rule, so that a stale sender is told so and not something about a state it does not know.
 */
public abstract class VersionedAggregate {

    @CommandHandlerInterceptor
    void refuseStaleVersion(CommandMessage<?> command) {
        if (command.getMetaData().get(Metadata.EXPECTED_VERSION) instanceof Number expected) {
            long actual = version();
            if (expected.longValue() != actual) {
                throw Rejection.stale(expected.longValue(), actual);
            }
        }
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
