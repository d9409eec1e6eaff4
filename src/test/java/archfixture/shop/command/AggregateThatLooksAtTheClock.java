package archfixture.shop.command;

import archfixture.shop.event.ThingSold;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.spring.stereotype.Aggregate;

/** State that differs on each load. */
@Aggregate
class AggregateThatLooksAtTheClock {

    private Instant sold = Instant.EPOCH;

    @EventSourcingHandler
    void evolve(ThingSold event) {
        sold = Instant.now();
    }

    boolean isSold() {
        return sold.isAfter(Instant.EPOCH);
    }
}
