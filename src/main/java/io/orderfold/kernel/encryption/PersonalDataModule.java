package io.orderfold.kernel.encryption;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orderfold.kernel.personal.DataSubject;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.PersonalData;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.kernel.personal.PostalAddress;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.NameTransformer;

/**
 * Writes personal data encrypted, as {@code {"encrypted": "1:<customer>:<base64>"}}, wherever JSON is stored; an address with
 * its country beside that, for taxes follow from it and reports must not change when somebody is erased. Whose it is, is
 * said by the nearest record around it that names a customer; where none does, nothing is written and the transaction
 * fails. What was written plain, by versions before this one, is read as it is. What belongs to somebody who was erased is
 * read as {@value PersonalData#ERASED}.
 */
public final class PersonalDataModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    /** The member that tells an encrypted value from a plain one. */
    static final String ENCRYPTED = "encrypted";

    private static final String COUNTRY = "country";

    private static final JsonMapper PLAIN = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Where an object keeps whose it is; an aggregate, in what happened to it first. */
    private static final ClassValue<List<Field>> SUBJECT = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            Stream<Field> fields = Stream.of(type.getDeclaredFields());
            List<Field> found = (type.isRecord()
                            ? fields.filter(PersonalDataModule::namesSubject)
                            : fields.filter(field -> namesSubject(field)
                                    || Stream.of(field.getType().getDeclaredFields())
                                            .anyMatch(PersonalDataModule::namesSubject)))
                    .toList();
            found.forEach(field -> field.setAccessible(true));
            return found;
        }
    };

    private static boolean namesSubject(Field field) {
        return field.getName().equals(DataSubject.FIELD) && DataSubject.class.isAssignableFrom(field.getType());
    }

    private final transient PersonalDataCipher cipher;

    PersonalDataModule(PersonalDataCipher cipher) {
        super("personal-data");
        this.cipher = cipher;
        text(Kind.NAME, PersonName.class, PersonName::value, PersonName::new);
        text(Kind.EMAIL, EmailAddress.class, EmailAddress::value, EmailAddress::new);
        text(Kind.TEXT, PersonalText.class, PersonalText::value, PersonalText::new);
        addSerializer(PostalAddress.class, new WriteAddress(false));
        addDeserializer(PostalAddress.class, new ReadAddress());
        setDeserializerModifier(new ValueDeserializerModifier() {
            @Override
            public ValueDeserializer<?> modifyDeserializer(
                    DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
                return holdsAddressUnwrapped(bean.getBeanClass()) ? new ReadUnwrapped(deserializer) : deserializer;
            }
        });
    }

    /** What a value is, in the words that are part of what is authenticated: they stay, whatever classes are called. */
    enum Kind {
        NAME("name"),
        EMAIL("email"),
        TEXT("text"),
        ADDRESS("address");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** The form in which a plain value of a stored document is to stand there; itself where it is no plain value. */
    JsonNode sealed(Kind kind, String subject, JsonNode plain) {
        if (plain.isNull() || plain.has(ENCRYPTED)) {
            return plain;
        }
        ObjectNode sealed = PLAIN.createObjectNode();
        byte[] text;
        if (kind == Kind.ADDRESS) {
            ObjectNode hidden = ((ObjectNode) plain).deepCopy();
            sealed.set(COUNTRY, hidden.remove(COUNTRY));
            text = PLAIN.writeValueAsBytes(hidden);
        } else {
            text = plain.stringValue().getBytes(StandardCharsets.UTF_8);
        }
        return cipher.seal(kind.word, subject, text)
                .<JsonNode>map(value -> sealed.put(ENCRYPTED, value))
                .orElse(plain);
    }

    /** Which kind a component of a stored record is; null for what isn't personal. */
    static @Nullable Kind kindOf(Class<?> type) {
        if (type.equals(PersonName.class)) {
            return Kind.NAME;
        }
        if (type.equals(EmailAddress.class)) {
            return Kind.EMAIL;
        }
        if (type.equals(PersonalText.class)) {
            return Kind.TEXT;
        }
        return type.equals(PostalAddress.class) ? Kind.ADDRESS : null;
    }

    private <T extends PersonalData> void text(
            Kind kind, Class<T> type, Function<T, String> value, Function<String, T> made) {
        addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T personal, JsonGenerator json, SerializationContext context) {
                Optional<String> sealed = cipher.seal(
                        kind.word, subject(json), value.apply(personal).getBytes(StandardCharsets.UTF_8));
                if (sealed.isEmpty()) {
                    json.writeString(value.apply(made.apply(erased(type))));
                    return;
                }
                json.writeStartObject();
                json.writeStringProperty(ENCRYPTED, sealed.get());
                json.writeEndObject();
            }
        });
        addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                JsonNode node = context.readTree(json);
                if (!node.has(ENCRYPTED)) {
                    return made.apply(node.stringValue());
                }
                return made.apply(cipher.open(kind.word, node.get(ENCRYPTED).stringValue())
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElseGet(() -> erased(type)));
            }
        });
    }

    private static boolean holdsAddressUnwrapped(Class<?> type) {
        return type.isRecord()
                && Stream.of(type.getRecordComponents())
                        .anyMatch(component -> component.getType().equals(PostalAddress.class)
                                && component.getAccessor().isAnnotationPresent(JsonUnwrapped.class));
    }

    private static String erased(Class<? extends PersonalData> type) {
        return type.equals(EmailAddress.class) ? EmailAddress.ERASED_ADDRESS : PersonalData.ERASED;
    }

    private static String subject(JsonGenerator json) {
        for (TokenStreamContext at = json.streamWriteContext(); at != null; at = at.getParent()) {
            DataSubject subject = at.currentValue() == null ? null : subject(at.currentValue());
            if (subject != null) {
                return subject.value();
            }
        }
        throw new IllegalStateException(
                "Personal data of nobody: nothing around it names a customer, so it can't be encrypted");
    }

    private static @Nullable DataSubject subject(Object holder) {
        for (Field field : SUBJECT.get(holder.getClass())) {
            try {
                Object value = field.get(holder);
                if (value instanceof DataSubject subject) {
                    return subject;
                }
                DataSubject within = value == null ? null : subject(value);
                if (within != null) {
                    return within;
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("Can't read " + field, e);
            }
        }
        return null;
    }

    private final class WriteAddress extends StdSerializer<PostalAddress> {

        /** Whether it is written as part of the object around it. */
        private final boolean unwrapped;

        WriteAddress(boolean unwrapped) {
            super(PostalAddress.class);
            this.unwrapped = unwrapped;
        }

        @Override
        public void serialize(PostalAddress address, JsonGenerator json, SerializationContext context) {
            ObjectNode hidden = PLAIN.valueToTree(address);
            hidden.remove(COUNTRY);
            Optional<String> sealed = cipher.seal(Kind.ADDRESS.word, subject(json), PLAIN.writeValueAsBytes(hidden));
            if (!unwrapped) {
                json.writeStartObject();
            }
            json.writeStringProperty(COUNTRY, address.country());
            if (sealed.isPresent()) {
                json.writeStringProperty(ENCRYPTED, sealed.get());
            } else {
                PostalAddress erased = PostalAddress.erased(address.country());
                json.writeStringProperty("line1", erased.line1());
                json.writeStringProperty("city", erased.city());
            }
            if (!unwrapped) {
                json.writeEndObject();
            }
        }

        @Override
        public ValueSerializer<PostalAddress> unwrappingSerializer(NameTransformer names) {
            return new WriteAddress(true);
        }

        @Override
        public boolean isUnwrappingSerializer() {
            return unwrapped;
        }
    }

    private final class ReadAddress extends StdDeserializer<PostalAddress> {

        ReadAddress() {
            super(PostalAddress.class);
        }

        @Override
        public PostalAddress deserialize(JsonParser json, DeserializationContext context) {
            return PLAIN.treeToValue(plain(context.readTree(json)), PostalAddress.class);
        }
    }

    /** The members of an address, and whatever stands beside them, as they are without encryption. */
    private JsonNode plain(JsonNode address) {
        if (!(address instanceof ObjectNode members) || !address.has(ENCRYPTED)) {
            return address;
        }
        ObjectNode plain = members.deepCopy();
        String sealed = plain.remove(ENCRYPTED).stringValue();
        Optional<byte[]> hidden = cipher.open(Kind.ADDRESS.word, sealed);
        plain.setAll((ObjectNode)
                (hidden.isPresent()
                        ? PLAIN.readTree(hidden.get())
                        : PLAIN.valueToTree(
                                PostalAddress.erased(plain.get(COUNTRY).stringValue()))));
        return plain;
    }

    /** Reads a record that an address is part of without an object of its own. */
    private final class ReadUnwrapped extends DelegatingDeserializer {

        ReadUnwrapped(ValueDeserializer<?> whole) {
            super(whole);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> whole) {
            return new ReadUnwrapped(whole);
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            try (JsonParser plain = context.treeAsTokens(plain(context.readTree(json)))) {
                plain.nextToken();
                return super.deserialize(plain, context);
            }
        }
    }
}
