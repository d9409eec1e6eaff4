package io.orderfold.webhooks.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageBodyTest {

    private record Told(String id, @Nullable String none, PersonName name, List<Part> parts) {}

    private record Part(EmailAddress email, PersonalText note, PostalAddress address, int number) {}

    @Test
    void leavesOutWhatIsPersonalHoweverDeepAndKeepsTheCountry() {
        PostalAddress address =
                new PostalAddress("Ada Sample", "Sample Street 1", null, "10115", "Berlin", "Berlin", "DE");
        Told told = new Told(
                "7",
                null,
                new PersonName("Ada Sample"),
                List.of(new Part(new EmailAddress("ada@example.org"), new PersonalText("rings twice"), address, 3)));
        assertThat(MessageBody.withoutPersonalData(told)).hasToString("""
                {"id":"7","parts":[{"address":{"country":"DE"},"number":3}]}""");
    }
}
