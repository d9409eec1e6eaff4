package io.orderfold.webhooks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Property
    void liesBetweenHalfAndAllOfAWaitThatGrowsFourfold(
            @ForAll @IntRange(min = 1, max = 1_000) int failures,
            @ForAll @DoubleRange(min = 0, max = 1) double chance,
            @ForAll @LongRange(min = 1, max = 100_000) long first,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long more) {
        BackOff backOff = new BackOff(Duration.ofMillis(first), Duration.ofMillis(first + more));
        double whole = Math.min(first + more, first * Math.pow(4, failures - 1));

        long wait = backOff.after(failures, chance).toMillis();

        assertThat((double) wait).isBetween(Math.floor(whole / 2), whole);
    }

    @Property
    void neverGetsShorterByTheSameChance(
            @ForAll @IntRange(min = 1, max = 60) int failures, @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        assertThat(BackOff.USUAL.after(failures + 1, chance))
                .isGreaterThanOrEqualTo(BackOff.USUAL.after(failures, chance));
    }

    @Property
    void chanceSpreadsIt(@ForAll @IntRange(min = 1, max = 60) int failures) {
        assertThat(BackOff.USUAL.after(failures, 1))
                .isEqualTo(BackOff.USUAL.after(failures, 0).multipliedBy(2));
    }

    @Test
    void usuallyTakesAFewDozenTriesInFiveDays() {
        Duration waited = Duration.ZERO;
        int tries = 0;
        while (waited.compareTo(Duration.ofDays(5)) < 0) {
            waited = waited.plus(BackOff.USUAL.after(++tries, 0.5));
        }
        assertThat(tries).isBetween(15, 25);
    }

    @Test
    void refusesWaitsThatAreNone() {
        assertThatThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BackOff(Duration.ofHours(2), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
