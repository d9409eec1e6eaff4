package io.orderfold.kernel.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.encryption.StoredForm;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * JSON for everything that is stored. Events and messages hold no type names of their own; tokens do, and there only
 * Axon's own token types are let in.
 */
@Configuration(proxyBeanMethods = false)
public class Serializers {

    @Bean
    @Primary
    Serializer serializer(ObjectProvider<StoredForm> form) {
        return general(modules(form));
    }

    static Serializer general(JacksonModule... modules) {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(new AxonTokensOnly())
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .addModules(modules))
                .build();
    }

    /** Personal data is encrypted; without the module, which only a test of the plain form leaves out, it is not. */
    private static JacksonModule[] modules(ObjectProvider<StoredForm> form) {
        return form.stream().map(StoredForm::personalData).toArray(JacksonModule[]::new);
    }

    /** The events' JSON; also what the read side's documents are written with. */
    @Bean
    @Qualifier("eventSerializer")
    Jackson3Serializer eventSerializer(ObjectProvider<StoredForm> form) {
        return events(modules(form));
    }

    static Jackson3Serializer events(JacksonModule... modules) {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> asEvents(mapper, modules))
                .build();
    }

    /**
     * Snapshots' JSON: values as they are in events, objects by their fields ({@link AggregateState}). Where a field has a
     * collection already, what is read goes into that one, so that it stays of its kind. Nothing is passed over: what has
     * other fields than there are was written by other code.
     */
    @Bean
    @Qualifier("snapshotSerializer")
    Jackson3Serializer snapshotSerializer(ObjectProvider<StoredForm> form) {
        return snapshots(modules(form));
    }

    static Jackson3Serializer snapshots(JacksonModule... modules) {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> {
                    asEvents(mapper, modules);
                    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
                            .changeDefaultVisibility(
                                    visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE));
                    for (Class<?> collection :
                            List.of(Map.class, SortedMap.class, Set.class, SortedSet.class, Deque.class)) {
                        mapper.withConfigOverride(collection, override -> override.setMergeable(true));
                    }
                })
                .build();
    }

    private static void asEvents(JsonMapper.Builder mapper, JacksonModule... modules) {
        mapper.changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModules(modules);
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(@Qualifier("eventSerializer") Jackson3Serializer eventSerializer) {
        return eventSerializer;
    }

    /** A token names its own type and that of the token it wraps; nothing else may be named. */
    private static final class AxonTokensOnly extends PolymorphicTypeValidator.Base {

        @Override
        public Validity validateBaseType(DatabindContext context, JavaType baseType) {
            return Validity.INDETERMINATE;
        }

        @Override
        public Validity validateSubClassName(DatabindContext context, JavaType baseType, String subClassName) {
            return subClassName.startsWith("org.axonframework.eventhandling.") ? Validity.ALLOWED : Validity.DENIED;
        }

        @Override
        public Validity validateSubType(DatabindContext context, JavaType baseType, JavaType subType) {
            return subType.isTypeOrSubTypeOf(org.axonframework.eventhandling.TrackingToken.class)
                    ? Validity.ALLOWED
                    : Validity.DENIED;
        }
    }
}
