package io.orderfold;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.orderfold.catalogue.event.ProductEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a log today must be readable for ever: every event's stored form is approved, in a file of its own. */
class StoredEventsTest {

    private static final Path FOLDER = Path.of("src/test/resources/events");

    /** So many lines of the manifest are in a release: raised with each, and what they say never changes. */
    private static final int RELEASED = 205;

    private static final String RELEASED_HASH = "99220ca19aa4edb23a1dad2bbb988634";

    @TempDir
    Path scratch;

    @Test
    void everyEventIsStoredAsApprovedAndReadBackEqual() throws Exception {
        Set<Class<?>> sealedEvents = sealedEvents();
        assertThat(sealedEvents).hasSizeGreaterThanOrEqualTo(5).contains(ProductEvent.class);
        assertThat(new ApprovedEvents(FOLDER, shippedUpcasters(), Boolean.getBoolean("orderfold.approve"))
                        .check(sealedEvents))
                .isEmpty();
    }

    @Test
    void allWhoReadStoredEventsReadThemByOneChain() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.orderfold.kernel.axon.EventForms")
                .should()
                .callMethodWhere(target(name("upcasterChain")).and(target(owner(assignableTo(Configuration.class)))))
                .orShould()
                .callMethodWhere(target(owner(type(EventStreamUtils.class))))
                .because("it is EventForms that sees what is not known")
                .check(Code.ORDERFOLD);
    }

    @Test
    void nothingThatWasReleasedIsTakenBack() {
        assertThat(new CorpusManifest(FOLDER).hashOfFirst(RELEASED)).isEqualTo(RELEASED_HASH);
    }

    @Test
    void approvingWritesWhatIsMissingAndLeavesTheRest() throws Exception {
        Path price = approveCatalogue().resolve("catalogue/ProductPriceChanged.json");
        String before = Files.readString(price);
        Files.delete(scratch.resolve("catalogue/ProductRegistered.json"));
        Files.writeString(price, before.replace("19.90", "20.00"));

        assertThat(check(true)).singleElement().asString().contains("another form", "upcaster");
        assertThat(Files.readString(price)).contains("20.00");
        assertThat(scratch.resolve("catalogue/ProductRegistered.json")).exists();
    }

    @Test
    void saysWhatToDoAboutAMissingFile() throws Exception {
        Files.delete(approveCatalogue().resolve("catalogue/ProductDiscontinued.json"));
        assertThat(check(false))
                .singleElement()
                .asString()
                .contains("ProductDiscontinued.json is missing", "-Dorderfold.approve=true");
    }

    @Test
    void saysWhatToDoAboutAFileWithoutAnEvent() throws Exception {
        Files.writeString(approveCatalogue().resolve("catalogue/ProductVanished.json"), "{}");
        assertThat(check(false))
                .singleElement()
                .asString()
                .contains("ProductVanished.json belongs to no event of today", "upcaster");
    }

    @Test
    void readsFormsThatAreNoLongerWritten() throws Exception {
        Path old = approveCatalogue().resolve("catalogue/ProductDiscontinuedV1.json");
        Files.writeString(old, "{\"sku\": \"TEA-100\", \"why\": \"a field of old\"}");
        assertThat(check(true)).isEmpty();

        Files.writeString(old, "{\"sku\": {\"code\": \"TEA-100\"}}");
        assertThat(check(false)).singleElement().asString().contains("can't be read any more", "upcaster");
    }

    private Path approveCatalogue() {
        assertThat(check(true)).isEmpty();
        return scratch;
    }

    private List<String> check(boolean approve) {
        return new ApprovedEvents(scratch, List.of(), approve).check(Set.of(ProductEvent.class));
    }

    private static Set<Class<?>> sealedEvents() {
        return Code.ORDERFOLD.stream()
                .filter(type -> type.isInterface() && type.getPackageName().endsWith(".event"))
                .map(JavaClass::reflect)
                .filter(Class::isSealed)
                .collect(Collectors.toSet());
    }

    private static List<EventUpcaster> shippedUpcasters() throws ReflectiveOperationException {
        List<EventUpcaster> upcasters = new ArrayList<>();
        for (JavaClass type : Code.ORDERFOLD.stream()
                .filter(type -> type.isAssignableTo(EventUpcaster.class) && !type.isInterface())
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .toList()) {
            var constructor = type.reflect().getDeclaredConstructor();
            constructor.setAccessible(true);
            upcasters.add((EventUpcaster) constructor.newInstance());
        }
        return upcasters;
    }
}
