package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.evolution.ParcelShapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** No shape of an event is changed unnoticed: the check of what is stored, on an event that is changed on purpose. */
class ChangedShapesTest {

    private static final List<EventUpcaster> NONE = List.of();

    @TempDir
    Path folder;

    @BeforeEach
    void release() {
        assertThat(check(ParcelShapes.Released.class, NONE, true)).isEmpty();
        assertThat(check(ParcelShapes.Released.class, NONE, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ParcelShapes.ComponentAdded.class,
                ParcelShapes.OptionalComponentAdded.class,
                ParcelShapes.ComponentRemoved.class,
                ParcelShapes.ComponentRenamed.class,
                ParcelShapes.ComponentRetyped.class,
                ParcelShapes.Revised.class
            })
    void failsWhenAComponentIsChanged(Class<?> shape) {
        for (boolean approve : new boolean[] {false, true}) {
            assertThat(check(shape, NONE, approve)).anySatisfy(problem -> assertThat(problem)
                    .contains("ParcelSent.json: ParcelSent is written in another form now", "V1.json", "upcaster"));
        }
    }

    @Test
    void failsWhenWhatMayBeMissingIsChanged() {
        assertThat(check(ParcelShapes.OptionalMadeRequired.class, NONE, true)).anySatisfy(problem -> assertThat(problem)
                .contains("ParcelSent.without-optionals.json belongs to no event of today"));
        assertThat(check(ParcelShapes.RequiredMadeOptional.class, NONE, true)).anySatisfy(problem -> assertThat(problem)
                .contains("ParcelSent.without-optionals.json: ParcelSent is written in another form now"));
    }

    @ParameterizedTest
    @ValueSource(classes = {ParcelShapes.ConstantRemoved.class, ParcelShapes.ConstantRenamed.class})
    void failsWhenAConstantIsGone(Class<?> shape) throws IOException {
        assertThat(check(shape, NONE, true))
                .anySatisfy(problem -> assertThat(problem).contains("Size.constants.json", "\"SMALL\",\"LARGE\""));

        // Not even where the file of the constants is made to agree.
        Files.delete(folder.resolve("evolution/Size.constants.json"));
        assertThat(check(shape, NONE, true))
                .singleElement()
                .asString()
                .contains("\"evolution/Size LARGE\"", "not in the folder any more");
    }

    @Test
    void asksForANewConstantToBeSaid() throws IOException {
        assertThat(check(ParcelShapes.ConstantAdded.class, NONE, true))
                .singleElement()
                .asString()
                .contains("Add a new one to the file by hand");
        Files.writeString(folder.resolve("evolution/Size.constants.json"), "[\"SMALL\", \"LARGE\", \"HUGE\"]");
        assertThat(check(ParcelShapes.ConstantAdded.class, NONE, false))
                .singleElement()
                .asString()
                .contains("\"evolution/Size HUGE\" is new");
        assertThat(check(ParcelShapes.ConstantAdded.class, NONE, true)).isEmpty();
    }

    @Test
    void failsWhenAnEventIsGoneOrRenamed() {
        assertThat(check(ParcelShapes.EventRenamed.class, NONE, true))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("ParcelSent", "belongs to no event of today"));
    }

    @Test
    void doesNotMindTheOrderOfComponents() {
        assertThat(check(ParcelShapes.Reordered.class, NONE, false)).isEmpty();
    }

    @Test
    void isContentWithARevisionAndAnUpcaster() throws IOException {
        keepAsFirstForm();
        EventUpcaster carrier = toSecondRevision(
                ParcelShapes.Revised.ParcelSent.class, payload -> ((ObjectNode) payload).put("carrier", "unknown"));
        assertThat(check(ParcelShapes.Revised.class, List.of(carrier), true)).isEmpty();
        assertThat(check(ParcelShapes.Revised.class, List.of(carrier), false)).isEmpty();
    }

    @Test
    void failsWhenNoUpcasterSaysWhatIsNew() throws IOException {
        keepAsFirstForm();
        assertThat(check(ParcelShapes.Revised.class, NONE, true)).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .contains("V1", "says nothing of carrier", "upcaster"));
        Files.delete(folder.resolve("evolution/ParcelSent.json"));
        Files.delete(folder.resolve("evolution/ParcelSent.without-optionals.json"));
        assertThat(check(ParcelShapes.RevisedInNumbers.class, NONE, true))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("V1", "can't be read any more", "upcaster"));
    }

    @Test
    void failsWhenAnOldFormIsDeletedOrEdited() throws IOException {
        keepAsFirstForm();
        EventUpcaster carrier = toSecondRevision(
                ParcelShapes.Revised.ParcelSent.class, payload -> ((ObjectNode) payload).put("carrier", "unknown"));
        assertThat(check(ParcelShapes.Revised.class, List.of(carrier), true)).isEmpty();

        Path old = folder.resolve("evolution/ParcelSentV1.json");
        String content = Files.readString(old);
        Files.delete(old);
        assertThat(check(ParcelShapes.Revised.class, List.of(carrier), true))
                .singleElement()
                .asString()
                .contains("\"evolution/ParcelSent ", "not in the folder any more");
        Files.writeString(old, content.replace("3", "4"));
        assertThat(check(ParcelShapes.Revised.class, List.of(carrier), false))
                .anySatisfy(problem -> assertThat(problem).contains("not in the folder any more"))
                .anySatisfy(problem -> assertThat(problem).contains("is new"));
        Files.writeString(old, content.replace("\n", "\r\n"));
        assertThat(check(ParcelShapes.Revised.class, List.of(carrier), false))
                .as("only its white space")
                .isEmpty();
    }

    @Test
    void freezesTheFirstLines() throws IOException {
        CorpusManifest manifest = new CorpusManifest(folder);
        String frozen = manifest.hashOfFirst(2);
        Path file = folder.resolve(CorpusManifest.NAME);
        Files.writeString(file, Files.readString(file) + "evolution/Added later\n");
        assertThat(manifest.hashOfFirst(2)).isEqualTo(frozen);
        Files.writeString(file, Files.readString(file).replaceFirst("evolution/", "evolution/Not"));
        assertThat(manifest.hashOfFirst(2)).isNotEqualTo(frozen);
    }

    private void keepAsFirstForm() throws IOException {
        for (String rest : List.of(".json", ".without-optionals.json")) {
            Files.move(folder.resolve("evolution/ParcelSent" + rest), folder.resolve("evolution/ParcelSentV1" + rest));
        }
    }

    private List<String> check(Class<?> events, List<EventUpcaster> upcasters, boolean approve) {
        return new ApprovedEvents(folder, upcasters, approve).check(Set.of(events));
    }

    private static EventUpcaster toSecondRevision(Class<?> event, UnaryOperator<JsonNode> change) {
        return new SingleEventUpcaster() {
            @Override
            protected boolean canUpcast(IntermediateEventRepresentation form) {
                return form.getType().equals(new SimpleSerializedType(event.getName(), null));
            }

            @Override
            protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation form) {
                return form.upcastPayload(
                        new SimpleSerializedType(event.getName(), "2"), JsonNode.class, change::apply);
            }
        };
    }
}
