package io.orderfold.operations.command;

import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.operations.command.DeadLetterCommand.DiscardDeadLetter;
import io.orderfold.operations.event.DeadLetterDiscarded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An event that could not be handled, as far as somebody has decided about it. */
@Aggregate
@Revision("1")
class DeadLetter extends VersionedAggregate {

    static final String STREAM_PREFIX = "dead-letter:";

    private static final int LONGEST_REASON = 500;

    @AggregateIdentifier
    private @Nullable String streamId;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(DiscardDeadLetter command) {
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        return streamId != null
                ? record()
                : record(new DeadLetterDiscarded(
                        command.letterId(),
                        command.group(),
                        command.stream(),
                        command.eventId(),
                        command.event(),
                        reason));
    }

    @EventSourcingHandler
    void evolve(DeadLetterDiscarded event) {
        streamId = STREAM_PREFIX + event.letterId();
    }
}
