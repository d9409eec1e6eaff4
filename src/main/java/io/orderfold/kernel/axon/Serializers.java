package io.orderfold.kernel.axon;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * JSON for everything that is stored. Events and messages hold no type names of their own; tokens do, and there only
 * Axon's own token types are let in.
 */
@Configuration(proxyBeanMethods = false)
public class Serializers {

    @Bean
    @Primary
    Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(new AxonTokensOnly())
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES))
                .build();
    }

    /** The events' JSON; also what the read side's documents are written with. */
    @Bean
    @Qualifier("eventSerializer")
    Jackson3Serializer eventSerializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.changeDefaultPropertyInclusion(
                                i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES))
                .build();
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
