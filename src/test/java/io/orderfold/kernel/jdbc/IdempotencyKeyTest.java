package io.orderfold.kernel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.kernel.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "naïve", "a\tb", "a\u0000", "\u007f"})
    void refusesWhatIsNotPrintableAscii(String key) {
        assertThatThrownBy(() -> new IdempotencyKey("user:clerk", key)).isInstanceOf(Rejection.class);
    }

    @Test
    void takesUpTo255Characters() {
        assertThat(new IdempotencyKey("user:clerk", "~".repeat(255)).key()).hasSize(255);
        assertThatThrownBy(() -> new IdempotencyKey("user:clerk", "~".repeat(256)))
                .isInstanceOf(Rejection.class);
    }
}
