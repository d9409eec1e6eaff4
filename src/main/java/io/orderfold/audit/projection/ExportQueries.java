package io.orderfold.audit.projection;

import io.orderfold.audit.query.ExportPage;
import io.orderfold.audit.query.ExportQuery.ReadKeys;
import io.orderfold.audit.query.ExportQuery.ReadLog;
import io.orderfold.audit.query.KeyPage;
import io.orderfold.kernel.axon.LogRows;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.axon.StoredEvent;
import io.orderfold.kernel.encryption.KeyTransfer;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log as CloudEvents, each holding its row to the letter. */
@Component
class ExportQueries {

    private static final int PAGE = 500;

    private final LogRows pages;
    private final KeyTransfer keys;
    private final JsonMapper json;

    ExportQueries(LogRows pages, KeyTransfer keys, JsonMapper json) {
        this.pages = pages;
        this.keys = keys;
        this.json = json;
    }

    @QueryHandler
    ExportPage answer(ReadLog query) {
        List<StoredEvent> events = pages.byPosition(query.after(), query.upTo(), PAGE);
        List<String> lines = new ArrayList<>();
        for (StoredEvent event : events) {
            if (isWanted(event.type(), query.types())) {
                lines.add(line(event));
            }
        }
        return new ExportPage(
                lines,
                events.size() < PAGE
                        ? query.upTo()
                        : events.get(events.size() - 1).position());
    }

    @QueryHandler
    KeyPage answer(ReadKeys query) {
        return new KeyPage(keys.after(query.after(), PAGE));
    }

    private static boolean isWanted(String type, Set<String> types) {
        return types.isEmpty() || types.contains(type) || types.contains(type.substring(type.lastIndexOf('.') + 1));
    }

    private String line(StoredEvent event) {
        boolean embeddable = isOneJsonValue(event.payload());
        StringWriter line = new StringWriter();
        try (JsonGenerator out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringProperty("specversion", "1.0");
            out.writeStringProperty("id", event.eventId());
            out.writeStringProperty("source", "/orderfold");
            out.writeStringProperty("type", event.type());
            out.writeStringProperty("subject", event.stream());
            out.writeStringProperty("time", event.recordedAt());
            out.writeStringProperty("sequence", Long.toString(event.sequence()));
            out.writeStringProperty("globalindex", Long.toString(event.position()));
            writeIfAny(out, "aggregatetype", event.aggregateType());
            writeIfAny(out, "revision", event.revision());
            writeIfAny(out, "hash", event.hash());
            writeIfAny(out, "correlationid", said(event.metadata(), Metadata.CORRELATION_ID));
            writeIfAny(out, "causationid", said(event.metadata(), Metadata.CAUSATION_ID));
            out.writeStringProperty("metadata", event.metadata());
            out.writeStringProperty("datacontenttype", embeddable ? "application/json" : "text/plain");
            out.writeName("data");
            if (embeddable) {
                out.writeRawValue(event.payload());
            } else {
                out.writeString(event.payload());
            }
            out.writeEndObject();
        }
        return line.toString();
    }

    private static void writeIfAny(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }

    private @Nullable String said(String metadata, String name) {
        try {
            JsonNode value = json.readTree(metadata).path(name);
            return value.isString() ? value.asString() : null;
        } catch (JacksonException noJson) {
            return null;
        }
    }

    /** A line has no line ends in it, and what is read back is what stands between two members. */
    private boolean isOneJsonValue(String payload) {
        if (!payload.equals(payload.strip()) || payload.indexOf('\n') >= 0 || payload.indexOf('\r') >= 0) {
            return false;
        }
        try {
            return !json.readTree(payload).isMissingNode();
        } catch (JacksonException noJson) {
            return false;
        }
    }
}
