package io.orderfold.kernel.jdbc;

import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Views as JSON documents, written as events are. */
@Component
public class Documents {

    private final ObjectMapper mapper;

    Documents(@Qualifier("eventSerializer") Jackson3Serializer eventSerializer) {
        this.mapper = eventSerializer.getObjectMapper();
    }

    public String write(Object view) {
        return mapper.writeValueAsString(view);
    }

    public <V> V read(String document, Class<V> type) {
        return mapper.readValue(document, type);
    }
}
