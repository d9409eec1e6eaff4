package io.orderfold.kernel.encryption;

import io.orderfold.kernel.encryption.PersonalDataModule.Kind;
import io.orderfold.kernel.personal.DataSubject;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PersonalData;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds what is personal and plain in an event as it is stored, in whichever form it was written, and encrypts that alone:
 * the rest stays byte for byte what it was.
 */
@Component
class PlainData {

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Marked(String name, Kind kind) {}

    private static final ClassValue<List<Marked>> MARKED = new ClassValue<>() {
        @Override
        protected List<Marked> computeValue(Class<?> event) {
            List<Marked> marked = new ArrayList<>();
            if (event.isRecord()) {
                for (RecordComponent component : event.getRecordComponents()) {
                    Kind kind = component.isAnnotationPresent(Personal.class) ? kind(component) : null;
                    if (kind != null) {
                        marked.add(new Marked(component.getName(), kind));
                    }
                }
            }
            return List.copyOf(marked);
        }
    };

    private final PersonalDataModule personalData;

    PlainData(StoredForm form) {
        this.personalData = form.personalData();
    }

    private static @Nullable Kind kind(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType generic
                        && generic.getActualTypeArguments()[0] instanceof Class<?> element
                ? PersonalDataModule.kindOf(element)
                : PersonalDataModule.kindOf(component.getType());
    }

    /** Whether events of this class hold personal data; not one whose class is gone. */
    static boolean isIn(String eventType) {
        try {
            return !MARKED.get(Class.forName(eventType)).isEmpty();
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Whether something in it is neither encrypted nor what is left of somebody who was erased. */
    boolean isPlain(String eventType, String payload) {
        if (!isIn(eventType)) {
            return false;
        }
        JsonNode event = JSON.readTree(payload);
        try {
            return MARKED.get(Class.forName(eventType)).stream()
                    .map(marked -> event.path(marked.name))
                    .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                    .anyMatch(PlainData::tells);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean tells(JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.has(PersonalDataModule.ENCRYPTED)) {
            return false;
        }
        String text = value.isObject() ? value.path("line1").asString("") : value.asString("");
        return !text.equals(PersonalData.ERASED) && !text.equals(EmailAddress.ERASED_ADDRESS);
    }

    /** @return null where nothing is plain in it */
    @Nullable
    String sealed(String eventType, String payload) {
        ObjectNode event = (ObjectNode) JSON.readTree(payload);
        boolean changed = false;
        try {
            for (Marked marked : MARKED.get(Class.forName(eventType))) {
                JsonNode before = event.get(marked.name);
                if (before != null) {
                    JsonNode after =
                            sealed(marked.kind, event.get(DataSubject.FIELD).stringValue(), before);
                    changed |= !after.equals(before);
                    event.set(marked.name, after);
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return changed ? JSON.writeValueAsString(event) : null;
    }

    private JsonNode sealed(Kind kind, String subject, JsonNode value) {
        if (!(value instanceof ArrayNode list)) {
            return personalData.sealed(kind, subject, value);
        }
        ArrayNode sealed = JSON.createArrayNode();
        list.forEach(element -> sealed.add(personalData.sealed(kind, subject, element)));
        return sealed;
    }
}
