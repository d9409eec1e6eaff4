package io.orderfold.inventory.event.upcast;

import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockDispatched;
import io.orderfold.inventory.event.StockReceived;
import java.util.Set;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stock was once kept in one place only: whatever moved, moved there. */
@Component
class StockMovementsV1ToV2 extends SingleEventUpcaster {

    private static final Set<String> MOVEMENTS = Set.of(
            StockReceived.class.getName(),
            StockAdjusted.class.getName(),
            StockCounted.class.getName(),
            StockDispatched.class.getName());

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getRevision() == null
                && MOVEMENTS.contains(event.getType().getName());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType(event.getType().getName(), "2"),
                JsonNode.class,
                payload -> upcast(event.getType().getName(), (ObjectNode) payload));
    }

    private static JsonNode upcast(String type, ObjectNode movement) {
        movement.put("location", LocationCode.MAIN.value());
        return type.equals(StockDispatched.class.getName()) ? movement.put("allocated", 0) : movement;
    }
}
