package io.orderfold.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private enum Weather {
        SUN,
        HEAVY_RAIN
    }

    private static Weather read(String word) {
        return Words.read(Weather.class, word, () -> Rejection.invalid("unknown-weather", "weather", "No."));
    }

    @Test
    void areInSmallLettersWithHyphens() {
        assertThat(Words.of(Weather.HEAVY_RAIN)).isEqualTo("heavy-rain");
        assertThat(read("heavy-rain")).isEqualTo(Weather.HEAVY_RAIN);
        assertThat(read("Sun")).isEqualTo(Weather.SUN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "HEAVY_RAIN", "snow"})
    void areRefusedWhereTheyMeanNothing(String word) {
        assertThatThrownBy(() -> read(word))
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo("unknown-weather"));
    }
}
