package io.orderfold.kernel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orderfold.kernel.Rejection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {

    private static final Keyset BY_TOTAL = new Keyset("total", "total", "order_id", true, Keyset.Type.NUMBER);

    @Test
    void aCursorLeadsBackToItsRow() {
        assertThat(BY_TOTAL.arguments(BY_TOTAL.cursor("19.90", "o-1")))
                .containsExactly(new BigDecimal("19.90"), new BigDecimal("19.90"), "o-1");
        Keyset byTime = new Keyset("orderedAt", "ordered_at", "order_id", false, Keyset.Type.TIME);
        OffsetDateTime noon = OffsetDateTime.parse("2026-05-04T12:00:00.123Z");
        assertThat(byTime.arguments(byTime.cursor(noon.toInstant(), "o-1"))).containsExactly(noon, noon, "o-1");
        Keyset byName = new Keyset("name", "name", "id", true, Keyset.Type.TEXT);
        assertThat(byName.arguments(byName.cursor("Zoë \uD83D\uDE00", "o-1")))
                .containsExactly("Zoë \uD83D\uDE00", "Zoë \uD83D\uDE00", "o-1");
    }

    @Test
    void goesOnAfterTheRowInItsDirection() {
        assertThat(BY_TOTAL.condition()).isEqualTo("total >= ? and (total > ? or order_id > ?)");
        assertThat(BY_TOTAL.order()).isEqualTo("order by total, order_id");
        Keyset down = new Keyset("total", "total", "order_id", false, Keyset.Type.NUMBER);
        assertThat(down.condition()).isEqualTo("total <= ? and (total < ? or order_id < ?)");
        assertThat(down.order()).isEqualTo("order by total desc, order_id desc");
    }

    @Test
    void refusesACursorOfAnotherOrderOrDirection() {
        for (Keyset other : List.of(
                new Keyset("total", "total", "order_id", false, Keyset.Type.NUMBER),
                new Keyset("orderNumber", "order_number", "order_id", true, Keyset.Type.NUMBER))) {
            refused(other.cursor("1", "o-1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "nonsense", "dG90YWw", "dG90YWwfYR8xMg"})
    void refusesWhatIsNoCursor(String text) {
        refused(text);
    }

    @Test
    void refusesACursorWhoseValueIsNone() {
        refused(Base64.getUrlEncoder()
                .encodeToString("total\u001fa\u001fmuch\u001fo-1".getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(String cursor) {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> BY_TOTAL.arguments(cursor))
                .satisfies(rejection -> assertThat(rejection.code()).isEqualTo("malformed-cursor"));
    }
}
