package io.orderfold.webhooks.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import io.orderfold.kernel.axon.EventsByPosition;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.axon.UnknownEvent;
import io.orderfold.kernel.personal.PersonalData;
import io.orderfold.kernel.personal.PostalAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * What is sent: an event as it stands in the log, without what is personal in it. It is made anew for each attempt, so that
 * no copy outlives whoever it is about.
 */
@Component
class MessageBody {

    /** Of an address the country is not personal. */
    @JsonIncludeProperties("country")
    private interface CountryAlone {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(PostalAddress.class, CountryAlone.class)
            .addModule(new SimpleModule("without-personal-data").setSerializerModifier(new ValueSerializerModifier() {
                private static final long serialVersionUID = 1;

                @Override
                public List<BeanPropertyWriter> changeProperties(
                        SerializationConfig config,
                        BeanDescription.Supplier bean,
                        List<BeanPropertyWriter> properties) {
                    properties.removeIf(
                            property -> isPersonal(property.getType().getRawClass()));
                    return properties;
                }
            }))
            .build();

    static JsonNode withoutPersonalData(Object event) {
        return JSON.valueToTree(event);
    }

    private static boolean isPersonal(Class<?> type) {
        return PersonalData.class.isAssignableFrom(type) && !type.equals(PostalAddress.class);
    }

    private final EventsByPosition log;

    MessageBody(EventsByPosition log) {
        this.log = log;
    }

    /** @throws IllegalStateException where the event can't be told */
    byte[] of(Delivery delivery) {
        ObjectNode message = JSON.createObjectNode();
        message.put("type", delivery.event());
        if (delivery.eventId() == null) {
            message.put("timestamp", delivery.queuedAt().toString());
            message.putObject("data").put("webhookId", delivery.webhookId().toString());
        } else {
            fill(message, delivery, delivery.eventId());
        }
        return JSON.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
    }

    private void fill(ObjectNode message, Delivery delivery, String eventId) {
        Map<String, Long> positions = log.of(List.of(eventId));
        Long position = positions.get(eventId);
        DomainEventMessage<?> event =
                position == null ? null : log.at(List.of(position)).get(position);
        if (position == null || event == null) {
            throw new IllegalStateException("The log has no event " + eventId);
        }
        UnknownEvent.refuse(event);
        message.put("timestamp", event.getTimestamp().toString());
        ObjectNode data = message.putObject("data");
        data.put("eventId", eventId);
        data.put("position", position);
        data.put("aggregate", event.getType());
        data.put("stream", event.getAggregateIdentifier());
        data.put("version", event.getSequenceNumber());
        data.put("subject", delivery.lane());
        if (event.getMetaData().get(Metadata.CORRELATION_ID) instanceof String correlation) {
            data.put("correlationId", correlation);
        }
        data.set("event", withoutPersonalData(event.getPayload()));
    }
}
