package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The hash as {@code docs/event-log.md} describes it; events in the world have it, so it is never to change. */
class EventHashTest {

    @Test
    void isWhatItWasWhenTheFirstWasStored() {
        // printf '\0\0\0\x11orderfold.event.1…', reckoned by another program.
        assertThat(EventHash.of(
                        EventHash.NONE,
                        "order-1",
                        0,
                        "id-1",
                        "a.B",
                        null,
                        "Order",
                        "2026-01-01T00:00:00Z",
                        "{\"ä\":1}",
                        "{}"))
                .isEqualTo("e2569516ec997835b0ce57be1a4f8755703afd3623f2b96da9d3606407243714");
    }

    @Test
    void tellsApartWhatReadsTheSameInARow() {
        assertThat(EventHash.of(EventHash.NONE, "ab", 1, "c", "t", null, null, "at", "p", "m"))
                .isNotEqualTo(EventHash.of(EventHash.NONE, "a", 1, "bc", "t", null, null, "at", "p", "m"))
                .isNotEqualTo(EventHash.of(EventHash.NONE, "ab", 1, "c", "t", "", null, "at", "p", "m"))
                .isNotEqualTo(EventHash.of(EventHash.NONE, "ab", 1, "c", "t", null, "", "at", "p", "m"));
    }
}
