package io.orderfold.kernel.axon;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * What a message hands on to those that follow from it. Actor and reason belong to what a command does itself; what a
 * process does later, it does in its own name, and the initiator still says who set it off.
 */
class Provenance implements CorrelationDataProvider {

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> handedOn = new HashMap<>();
        Map<String, ?> metadata = message.getMetaData();
        handedOn.put(Metadata.CAUSATION_ID, message.getIdentifier());
        Object correlation = metadata.get(Metadata.CORRELATION_ID);
        handedOn.put(Metadata.CORRELATION_ID, correlation == null ? message.getIdentifier() : correlation);
        copy(Metadata.REQUEST_ID, metadata, handedOn);
        copy(Metadata.INITIATOR, metadata, handedOn);
        if (message instanceof EventMessage) {
            handedOn.put(Metadata.TRIGGER_ID, message.getIdentifier());
        } else {
            copy(Metadata.TRIGGER_ID, metadata, handedOn);
        }
        if (message instanceof CommandMessage) {
            handedOn.put(Metadata.COMMAND, message.getPayloadType().getSimpleName());
            copy(Metadata.ACTOR, metadata, handedOn);
            copy(Metadata.REASON, metadata, handedOn);
        }
        return handedOn;
    }

    private static void copy(String name, Map<String, ?> from, Map<String, Object> to) {
        Object value = from.get(name);
        if (value != null) {
            to.put(name, value);
        }
    }
}
