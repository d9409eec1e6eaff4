package io.orderfold.orders.event.upcast;

import io.orderfold.orders.event.OrderCancelled;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders were once cancelled without a cause or a choice: everything was restocked, and all money went back. */
@Component
class OrderCancelledV1ToV2 extends SingleEventUpcaster {

    private static final SimpleSerializedType V1 = new SimpleSerializedType(OrderCancelled.class.getName(), null);
    private static final SimpleSerializedType V2 = new SimpleSerializedType(OrderCancelled.class.getName(), "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(V1);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(V2, JsonNode.class, payload -> ((ObjectNode) payload)
                .put("cause", "other")
                .put("restock", true)
                .put("refund", true));
    }
}
