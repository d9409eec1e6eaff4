package io.orderfold.kernel.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Views as JSON documents, written as events are. */
@Component
public class Documents {

    private static final ObjectMapper PLAIN = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final ObjectMapper mapper;

    Documents(@Qualifier("eventSerializer") Jackson3Serializer eventSerializer) {
        this.mapper = eventSerializer.getObjectMapper();
    }

    /** As people see it, personal data and all: for answers, never to be stored. */
    public Map<?, ?> shown(Object view) {
        return PLAIN.readValue(PLAIN.writeValueAsString(view), Map.class);
    }

    public String write(Object view) {
        return mapper.writeValueAsString(view);
    }

    public <V> V read(String document, Class<V> type) {
        return mapper.readValue(document, type);
    }

    /** What stands in a document; the text itself where it is none. */
    Object tree(String document) {
        try {
            return mapper.readValue(document, Map.class);
        } catch (JacksonException e) {
            // Whatever it is, it is like no document.
            return document;
        }
    }
}
