package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event's own form is checked by {@code StoredEventsTest}; here is what Axon itself stores. */
class SerializersTest {

    private final Serializer general = Serializers.general();
    private final Serializer events = Serializers.events();

    static Stream<TrackingToken> tokens() {
        TrackingToken withGaps = GapAwareTrackingToken.newInstance(17, List.of(11L, 13L));
        TrackingToken earlier = GapAwareTrackingToken.newInstance(4, List.of());
        return Stream.of(
                withGaps,
                earlier,
                new GlobalSequenceTrackingToken(3),
                ReplayToken.createReplayToken(withGaps),
                ReplayToken.createReplayToken(withGaps, earlier),
                ReplayToken.createReplayToken(withGaps, null, "rebuild"),
                MergedTrackingToken.merged(earlier, withGaps),
                ReplayToken.createReplayToken(MergedTrackingToken.merged(earlier, withGaps), earlier));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenComesBackAsItWas(TrackingToken token) {
        var stored = general.serialize(token, String.class);
        assertThat(general.<String, Object>deserialize(stored)).isEqualTo(token);
        assertThat(stored.getData()).startsWith("{").doesNotContain("<");
    }

    @Test
    void noOtherTypeIsLetInByItsName() {
        String planted = """
                {"tokenAtReset": {"@class": "java.net.URL", "value": "http://localhost"},
                 "currentToken": null, "context": null}""";
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> general.deserialize(
                        new SimpleSerializedObject<>(planted, String.class, ReplayToken.class.getName(), null)));
    }

    @Test
    void metadataComesBackAsItWas() {
        MetaData metadata = MetaData.with("actor", "user:alice").and("correlationId", "c-1");
        var stored = events.serialize(metadata, String.class);
        assertThat(events.<String, Object>deserialize(stored)).isEqualTo(metadata);
        assertThat(stored.getData()).contains("\"actor\":\"user:alice\"").doesNotContain("@class");
    }
}
