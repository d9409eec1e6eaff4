package io.orderfold.operations.command;

import io.orderfold.kernel.Reasoned;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be asked about an event that could not be handled; answers with a version ({@code Long}). */
public sealed interface DeadLetterCommand {

    String letterId();

    @TargetAggregateIdentifier
    default String streamId() {
        return DeadLetter.STREAM_PREFIX + letterId();
    }

    /** Has it tried now, with those before and behind it in its stream; answers whether it is handled ({@code Boolean}). */
    record RetryDeadLetter(String letterId) implements DeadLetterCommand {}

    /** Lets it go for good, for a reason; a second time changes nothing. */
    record DiscardDeadLetter(String letterId, String group, String stream, String eventId, String event, String reason)
            implements DeadLetterCommand, Reasoned {}
}
