package io.orderfold.audit.process;

import io.orderfold.audit.ExportLine;
import io.orderfold.kernel.axon.StoredEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of an exported log.
 *
 * @param data as it stands in the line, to the letter
 */
record ImportedLine(String type, Map<String, String> attributes, String data) {

    /** The line is not one of an exported log. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static ImportedLine read(String line, JsonMapper json) throws Malformed {
        Map<String, String> attributes = new HashMap<>();
        @Nullable String data = null;
        boolean text = false;
        try (JsonParser parser = json.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("It is no JSON object.");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (attributes.containsKey(name) || name.equals("data") && data != null) {
                    throw new Malformed("It says " + name + " twice.");
                }
                if (name.equals("data")) {
                    if (value == JsonToken.VALUE_STRING) {
                        text = true;
                        attributes.put("", parser.getString());
                    }
                    int from = (int) parser.currentTokenLocation().getCharOffset();
                    parser.skipChildren();
                    parser.finishToken();
                    data = line.substring(from, (int) parser.currentLocation().getCharOffset());
                } else if (value == JsonToken.VALUE_STRING) {
                    attributes.put(name, parser.getString());
                } else {
                    throw new Malformed("Its " + name + " is no text.");
                }
            }
            if (parser.nextToken() != null) {
                throw new Malformed("Something follows on its JSON object.");
            }
        } catch (JacksonException e) {
            throw new Malformed("It is no JSON.");
        }
        String type = attributes.get("type");
        if (!"1.0".equals(attributes.get("specversion")) || type == null || data == null) {
            throw new Malformed("It is no CloudEvent 1.0 with a type and data.");
        }
        String unquoted = attributes.remove("");
        boolean asText = text && "text/plain".equals(attributes.get("datacontenttype"));
        return new ImportedLine(type, attributes, asText && unquoted != null ? unquoted : data);
    }

    boolean isHeader() {
        return type.equals(ExportLine.HEADER);
    }

    boolean isKey() {
        return type.equals(ExportLine.KEY);
    }

    boolean isTrailer() {
        return type.equals(ExportLine.TRAILER);
    }

    StoredEvent event() throws Malformed {
        return new StoredEvent(
                number("globalindex"),
                required("id"),
                required("subject"),
                number("sequence"),
                attributes.get("aggregatetype"),
                required("time"),
                type,
                attributes.get("revision"),
                data,
                required("metadata"),
                required("hash"));
    }

    private String required(String name) throws Malformed {
        String value = attributes.get(name);
        if (value == null) {
            throw new Malformed("It has no " + name + ".");
        }
        return value;
    }

    private long number(String name) throws Malformed {
        String value = required(name);
        if (!value.matches("0|[1-9][0-9]{0,17}")) {
            throw new Malformed("Its " + name + " is no number.");
        }
        return Long.parseLong(value);
    }
}
