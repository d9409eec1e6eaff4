package io.orderfold.pricing.command;

import io.orderfold.kernel.axon.UnknownEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the look-ups anew from the log, in one transaction: answers go on from the old rows until it commits. No command
 * of this module may be handled meanwhile, for its change could be missed.
 */
@Component
class LookUpRebuild {

    private final List<LookUpTable<?>> tables;
    private final EventStorageEngine log;
    private final TransactionTemplate transaction;

    LookUpRebuild(
            List<LookUpTable<?>> tables, EventStorageEngine log, PlatformTransactionManager writeTransactionManager) {
        this.tables = tables;
        this.log = log;
        this.transaction = new TransactionTemplate(writeTransactionManager);
    }

    /** @return whether the rows were the same before: false means that they had drifted from the log */
    boolean rebuild() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<List<List<Map<String, Object>>>> before = all();
            tables.forEach(LookUpTable::clear);
            try (Stream<? extends TrackedEventMessage<?>> events = log.readEvents(null, false)) {
                events.peek(UnknownEvent::refuse)
                        .filter(message -> tables.stream()
                                .anyMatch(table -> table.events.isAssignableFrom(message.getPayloadType())))
                        .map(TrackedEventMessage::getPayload)
                        .forEach(event -> tables.forEach(table -> table.takeIfOwn(event)));
            }
            return all().equals(before);
        }));
    }

    private List<List<List<Map<String, Object>>>> all() {
        return tables.stream().map(LookUpTable::all).toList();
    }
}
