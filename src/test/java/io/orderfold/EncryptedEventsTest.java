package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.event.CustomerRegistered;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PersonalDataEraser;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.NoteAudience;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.event.OrderNoteWritten;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the running application stores of its events: {@code StoredEventsTest} has the form without encryption. */
class EncryptedEventsTest extends RunningShopTest {

    @Autowired
    @Qualifier("eventSerializer")
    private Serializer serializer;

    @Autowired
    private PersonalDataEraser keys;

    @Autowired
    private PlatformTransactionManager writeTransactionManager;

    static List<Class<?>> eventsOfPersons() {
        return Code.ORDERFOLD.stream()
                .filter(type -> type.isInterface() && type.getPackageName().endsWith(".event"))
                .map(JavaClass::reflect)
                .filter(Class::isSealed)
                .flatMap(type -> Stream.<Class<?>>of(type.getPermittedSubclasses()))
                .filter(event -> Arrays.stream(event.getRecordComponents())
                        .anyMatch(component -> component.isAnnotationPresent(Personal.class)))
                .toList();
    }

    @Test
    void looksAtTheEventsThatThereAre() {
        assertThat(eventsOfPersons()).hasSizeGreaterThanOrEqualTo(10).contains(CustomerRegistered.class);
    }

    @ParameterizedTest
    @MethodSource("eventsOfPersons")
    void storesNothingOfThePersonAndReadsItBackEqual(Class<?> event) {
        check(SampleEvents.full(event));
        Object least = SampleEvents.withoutOptionals(event);
        if (least != null) {
            check(least);
        }
    }

    private void check(Object sample) {
        SerializedObject<String> stored = serializer.serialize(sample, String.class);
        assertThat(stored.getData())
                .contains("c-100")
                .doesNotContain("Ada", "example.org", "neighbour", "Street", "10115", "Berlin", "Back house");
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(sample);
    }

    record Nobodys(PersonName name) {}

    record OfAnUnknown(@Nullable CustomerId customerId, PersonName name) {}

    @Test
    void storesNothingAtAllWhereItIsNotSaidWhoseItIs() {
        PersonName name = new PersonName("Ada Sample");
        for (Object event : List.of(new Nobodys(name), new OfAnUnknown(null, name))) {
            assertThatThrownBy(() -> serializer.serialize(event, String.class))
                    .hasStackTraceContaining("Personal data of nobody");
        }
    }

    @Test
    void readsWhatWasWrittenPlain() {
        String plain = """
                {"customerId": "c-100", "name": "Ada Sample", "email": "ada@example.org",
                 "addresses": [{"line1": "Sample Street 1", "city": "Berlin", "country": "DE"}]}""";
        assertThat(serializer.<String, Object>deserialize(
                        new SimpleSerializedObject<>(plain, String.class, CustomerRegistered.class.getName(), null)))
                .isEqualTo(new CustomerRegistered(
                        new CustomerId("c-100"),
                        new PersonName("Ada Sample"),
                        new EmailAddress("ada@example.org"),
                        List.of(new PostalAddress(null, "Sample Street 1", null, null, "Berlin", null, "DE"))));
    }

    @Test
    void writesTheSameValueInTheSameWay() {
        Object sample = SampleEvents.full(CustomerRegistered.class);
        assertThat(serializer.serialize(sample, String.class).getData())
                .isEqualTo(serializer.serialize(sample, String.class).getData());
    }

    @Test
    void refusesWhatWasMovedToAnotherCustomerOrAnotherField() {
        String one = serializer
                .serialize(registered("one-" + UUID.randomUUID(), "Ada Sample"), String.class)
                .getData();
        String asEmail = one.replaceAll("\"name\":(\\{[^}]*}),\"email\":\\{[^}]*}", "\"name\":$1,\"email\":$1");
        assertThat(asEmail).isNotEqualTo(one);
        assertUnreadable(asEmail);

        CustomerRegistered other = registered("two-" + UUID.randomUUID(), "Eve Sample");
        serializer.serialize(other, String.class);
        assertUnreadable(one.replaceAll("\"1:one-[^:]*:", "\"1:" + other.customerId() + ":"));
        assertUnreadable(one.replaceAll("\"1:one-[^:]*:", "\"1:nobody-" + UUID.randomUUID() + ":"));
    }

    private void assertUnreadable(String stored) {
        assertThatThrownBy(() -> serializer.deserialize(
                        new SimpleSerializedObject<>(stored, String.class, CustomerRegistered.class.getName(), null)))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void readsMarksAfterAnErasureAndWritesMarksAlone() {
        CustomerRegistered person = registered("gone-" + UUID.randomUUID(), "Ada Sample");
        CustomerId id = person.customerId();
        SerializedObject<String> before = serializer.serialize(person, String.class);
        CustomerRegistered erased = new CustomerRegistered(
                id,
                new PersonName("(erased)"),
                new EmailAddress("erased@erased.invalid"),
                List.of(new PostalAddress(null, "(erased)", null, null, "(erased)", null, "DE")));

        new TransactionTemplate(writeTransactionManager).executeWithoutResult(status -> {
            keys.erase(id);
            assertThat(serializer.<String, Object>deserialize(before))
                    .as("within the transaction already")
                    .isEqualTo(erased);
            status.setRollbackOnly();
        });
        assertThat(serializer.<String, Object>deserialize(before))
                .as("after it was rolled back")
                .isEqualTo(person);

        new TransactionTemplate(writeTransactionManager).executeWithoutResult(status -> keys.erase(id));
        assertThat(serializer.<String, Object>deserialize(before)).isEqualTo(erased);
        SerializedObject<String> after = serializer.serialize(person, String.class);
        assertThat(after.getData()).doesNotContain("Ada", "ada@", "Sample", "encrypted");
        assertThat(serializer.<String, Object>deserialize(after)).isEqualTo(erased);

        var note = new OrderNoteWritten(
                OrderId.random(), id, NoteId.of(1), new PersonalText("rings twice"), NoteAudience.STAFF);
        assertThat(serializer.serialize(note, String.class).getData())
                .contains("(erased)")
                .doesNotContain("rings");
        assertThat(writeJdbc.queryForMap("select * from personal_data_keys where customer_id = ?", id.value()))
                .containsEntry("wrapped_key", null);
    }

    private static CustomerRegistered registered(String id, String name) {
        return new CustomerRegistered(
                new CustomerId(id),
                new PersonName(name),
                new EmailAddress("ada@example.org"),
                List.of(new PostalAddress("Ada", "Sample Street 1", null, "10115", "Berlin", null, "DE")));
    }
}
