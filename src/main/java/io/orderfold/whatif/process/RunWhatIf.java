package io.orderfold.whatif.process;

import io.orderfold.kernel.axon.EventsByPosition;
import io.orderfold.orders.command.PlacedOrder;
import io.orderfold.orders.event.HistoricalOrderRecorded;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.pricing.event.PricesIncludeTaxSet;
import io.orderfold.pricing.event.ShippingMethodChanged;
import io.orderfold.pricing.event.ShippingMethodDefined;
import io.orderfold.whatif.WhatIfOrder;
import io.orderfold.whatif.WhatIfState;
import io.orderfold.whatif.process.WhatIfRows.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Goes through the log from its start, a few thousand positions at a time, and reckons each order once more where it was
 * placed. On its way it learns what prices depended on then. It keeps nothing of an order but its two prices; one that is broken
 * off goes on where it stood.
 */
@Component
class RunWhatIf {

    private static final long STEP = 2_000;

    private static final List<Class<?>> TERMS =
            List.of(ShippingMethodDefined.class, ShippingMethodChanged.class, PricesIncludeTaxSet.class);
    private static final List<Class<?>> ORDERS = List.of(OrderPlaced.class, HistoricalOrderRecorded.class);
    private static final List<Class<?>> BOTH =
            Stream.concat(TERMS.stream(), ORDERS.stream()).toList();

    private final EventsByPosition log;
    private final EventStore store;
    private final WhatIfRows rows;

    RunWhatIf(EventsByPosition log, EventStore store, WhatIfRows rows) {
        this.log = log;
        this.store = store;
        this.rows = rows;
    }

    /** Comes to its end, unless it is stopped before. */
    void run(Run run, BooleanSupplier goOn) {
        Reckoning reckoning = new Reckoning(run.scenario());
        PriceTerms terms = new PriceTerms();
        log.between(0, run.position(), TERMS).values().forEach(terms::take);
        long number = run.orders();
        for (long from = run.position(); from < run.last(); from += STEP) {
            if (!goOn.getAsBoolean()) {
                return;
            }
            long to = Math.min(from + STEP, run.last());
            List<WhatIfOrder> orders = new ArrayList<>();
            for (DomainEventMessage<?> event : log.between(from, to, BOTH).values()) {
                if (TERMS.contains(event.getPayloadType())) {
                    terms.take(event);
                } else if (isInPeriod(event, run)) {
                    PlacedOrder order = order(event);
                    if (reckoning.covers(order)) {
                        orders.add(reckoning.reckon(number + orders.size() + 1, order, terms));
                    }
                }
            }
            if (!rows.step(run.id(), to, orders)) {
                return;
            }
            number += orders.size();
        }
        rows.end(run.id(), WhatIfState.DONE);
    }

    private static boolean isInPeriod(DomainEventMessage<?> event, Run run) {
        return run.scenario()
                .covers(
                        event.getPayload() instanceof OrderPlaced placed
                                ? placed.placedAt()
                                : ((HistoricalOrderRecorded) event.getPayload()).orderedAt());
    }

    private PlacedOrder order(DomainEventMessage<?> placed) {
        return PlacedOrder.of(store.readEvents(placed.getAggregateIdentifier(), 0)
                        .asStream()
                        .toList())
                .orElseThrow(() -> new IllegalStateException(placed.getAggregateIdentifier() + " was never placed"));
    }
}
