package io.orderfold.orders.event.upcast;

import io.orderfold.orders.event.OrderNoteWritten;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Notes were once for the staff, all of them. */
@Component
class OrderNoteWrittenV1ToV2 extends SingleEventUpcaster {

    private static final SimpleSerializedType V1 = new SimpleSerializedType(OrderNoteWritten.class.getName(), null);
    private static final SimpleSerializedType V2 = new SimpleSerializedType(OrderNoteWritten.class.getName(), "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(V1);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(V2, JsonNode.class, payload -> ((ObjectNode) payload).put("audience", "staff"));
    }
}
