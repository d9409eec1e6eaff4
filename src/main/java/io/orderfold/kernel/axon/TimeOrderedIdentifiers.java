package io.orderfold.kernel.axon;

import io.orderfold.kernel.TimeOrderedId;
import org.axonframework.common.IdentifierFactory;

/** Names Axon's messages, and so the events in the log; found by {@code META-INF/services}. */
public final class TimeOrderedIdentifiers extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        return TimeOrderedId.next().toString();
    }
}
