package io.orderfold.operations.process;

import io.orderfold.kernel.axon.ParkedEvents;
import io.orderfold.operations.event.DeadLetterDiscarded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Has a discarded event let go of by whoever parked it. Once more changes nothing. */
@Component
@ProcessingGroup("operations.process")
@DisallowReplay
class LetGoOfDiscarded {

    private final ParkedEvents parked;

    LetGoOfDiscarded(ParkedEvents parked) {
        this.parked = parked;
    }

    @EventHandler
    void on(DeadLetterDiscarded event) {
        parked.discard(event.group(), event.letterId());
    }
}
