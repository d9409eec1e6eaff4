package io.orderfold.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.PersonalData;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small words everything else is made of: quantities, texts, personal data, ids, refusals. */
class KernelWordsTest {

    @Test
    void aQuantityIsFromOneToAMillion() {
        assertThat(Quantity.check(1, "q")).isEqualTo(1);
        assertThat(Quantity.check(1_000_000, "q")).isEqualTo(1_000_000);
        for (long wrong : new long[] {0, -1, 1_000_001, Long.MAX_VALUE, Long.MIN_VALUE, 4_294_967_297L}) {
            assertThat(refused(() -> Quantity.check(wrong, "q"), Kind.INVALID, "quantity-out-of-range")
                            .field())
                    .isEqualTo("q");
        }
    }

    @Test
    void textIsStrippedAndBounded() {
        assertThat(Text.required("  Ada \t", 5, "name")).isEqualTo("Ada");
        assertThat(Text.required("a\nb", 5, "name")).isEqualTo("a\nb");
        assertThat(Text.optional("  ", 5, "name")).isNull();
        assertThat(Text.optional(null, 5, "name")).isNull();
        refused(() -> Text.required(null, 5, "name"), Kind.INVALID, "text-missing");
        refused(() -> Text.required(" ", 5, "name"), Kind.INVALID, "text-missing");
        refused(() -> Text.required("a\u0000b", 5, "name"), Kind.INVALID, "text-malformed");
    }

    @Test
    void aRefusedTextIsNeverRepeated() {
        Rejection refusal = refused(() -> Text.required("secret person", 5, "name"), Kind.INVALID, "text-too-long");
        assertThat(refusal).hasMessageNotContaining("secret");
        refusal = refused(() -> new EmailAddress("secret person"), Kind.INVALID, "malformed-email");
        assertThat(refusal).hasMessageNotContaining("secret");
    }

    @Test
    void personalDataNeverShowsThePerson() {
        List<PersonalData> everything = List.of(
                new PersonName("Ada Sample"),
                new EmailAddress("ada@example.org"),
                new PersonalText("Ada Sample moves to Berlin"),
                new PostalAddress("Ada Sample", "Sample Street 1", "Back", "10115", "Berlin", "BE", "DE"));
        assertThat(everything.stream().<Object>map(PersonalData::getClass).toList())
                .containsExactlyInAnyOrder((Object[]) PersonalData.class.getPermittedSubclasses());
        for (PersonalData data : everything) {
            assertThat(data.toString()).isEqualTo("(personal)");
            assertThat("order for " + data + List.of(data)).doesNotContain("Ada", "ada", "Sample", "Berlin", "10115");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "@", "ada@", "@example.org", "a b@example.org", "a@b@c"})
    void anEmailAddressHasAnAtSignBetweenTwoThings(String text) {
        refused(() -> new EmailAddress(text), Kind.INVALID, "malformed-email");
    }

    @Test
    void anAddressHasACountryThatExists() {
        assertThat(new PostalAddress(null, "1 Street", " ", "", "Paris", null, "fr"))
                .isEqualTo(new PostalAddress(null, "1 Street", null, null, "Paris", null, "FR"));
        refused(() -> new PostalAddress(null, "x", null, null, "y", null, "ZZ"), Kind.INVALID, "unknown-country");
        refused(() -> new PostalAddress(null, " ", null, null, "y", null, "FR"), Kind.INVALID, "text-missing");
    }

    @Test
    void anIdFollowsFromItsName() {
        UUID id = NameBasedId.of("payment", "1b4e28ba", 3L);
        assertThat(NameBasedId.of("payment", "1b4e28ba", 3L)).isEqualTo(id);
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id).hasToString(GOLDEN);
    }

    @Test
    void twoNamesNeverRunTogether() {
        Set<UUID> ids = new HashSet<>(List.of(
                NameBasedId.of("ab", "c"),
                NameBasedId.of("a", "bc"),
                NameBasedId.of("abc"),
                NameBasedId.of("a", "b", "c")));
        assertThat(ids).hasSize(4);
    }

    @Test
    void aRefusalSaysWhatSortItIs() {
        Rejection notFound = Rejection.notFound("order line", 7);
        assertThat(notFound.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(notFound.code()).isEqualTo("order-line-not-found");
        assertThat(notFound.details()).containsEntry("id", "7");
        assertThat(Rejection.stale(1, 2).details())
                .containsEntry("expectedVersion", 1L)
                .containsEntry("actualVersion", 2L);
        assertThat(Rejection.conflict("c", "m").kind()).isEqualTo(Kind.CONFLICT);
        assertThat(Rejection.unavailable("c", "m").kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(Rejection.forbidden("c", "m").kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(Rejection.unprocessable("c", "m").kind()).isEqualTo(Kind.UNPROCESSABLE);
    }

    @Test
    void aRefusalKeepsTheProblemsOwnNamesFree() {
        for (String name : List.of("type", "title", "status", "detail", "instance", "errors")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Rejection.conflict("c", "m").with(name, "x"));
        }
    }

    private static final String GOLDEN = "a2ec56f7-382a-5393-9d48-5bda47d973b1";

    private static Rejection refused(ThrowingCallable what, Kind kind, String code) {
        Rejection[] refusal = new Rejection[1];
        assertThatExceptionOfType(Rejection.class).isThrownBy(what).satisfies(rejection -> {
            assertThat(rejection.kind()).isEqualTo(kind);
            assertThat(rejection.code()).isEqualTo(code);
            refusal[0] = rejection;
        });
        return refusal[0];
    }
}
