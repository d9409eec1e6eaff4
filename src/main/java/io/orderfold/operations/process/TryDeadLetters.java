package io.orderfold.operations.process;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.ParkedEvents;
import io.orderfold.operations.command.DeadLetterCommand.RetryDeadLetter;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/** Tries an event again that could not be handled. Nothing is recorded: what comes of it, its handlers record. */
@Component
class TryDeadLetters {

    private final ParkedEvents parked;

    TryDeadLetters(ParkedEvents parked) {
        this.parked = parked;
    }

    /** @return whether it is handled */
    @CommandHandler
    boolean handle(RetryDeadLetter command) {
        return parked.retry(parked.find(command.letterId())
                .orElseThrow(() -> Rejection.notFound("dead letter", command.letterId())));
    }
}
