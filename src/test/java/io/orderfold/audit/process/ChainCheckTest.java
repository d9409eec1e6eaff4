package io.orderfold.audit.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.audit.Finding;
import io.orderfold.audit.FindingKind;
import io.orderfold.kernel.axon.EventHash;
import io.orderfold.kernel.axon.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the hashes of the streams tell, by themselves. */
class ChainCheckTest {

    @Property(tries = 50)
    void findsNothingInALogAsItWasRecorded(@ForAll @IntRange(min = 0, max = 60) int length) {
        assertThat(check(log(length))).isEmpty();
    }

    @Property(tries = 300)
    void findsEveryChangeOfACharacter(
            @ForAll @IntRange(min = 0, max = 19) int place,
            @ForAll @IntRange(min = 0, max = 8) int column,
            @ForAll Random random) {
        List<StoredEvent> log = log(20);
        log.set(place, changed(log.get(place), column, random));

        assertThat(check(log)).isNotEmpty();
    }

    @Property(tries = 100)
    void namesAChangedEventAndNoOther(@ForAll @IntRange(min = 0, max = 19) int place, @ForAll Random random) {
        List<StoredEvent> log = log(20);
        log.set(place, changed(log.get(place), 6, random));

        assertThat(check(log)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.CHANGED);
            assertThat(finding.sequence()).isEqualTo(place % 10);
        });
    }

    @Property(tries = 100)
    void namesWhatIsMissing(@ForAll @IntRange(min = 0, max = 8) int place) {
        List<StoredEvent> log = log(20);
        log.remove(place);

        assertThat(check(log)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.REMOVED);
            assertThat(finding.sequence()).isEqualTo(place);
            assertThat(finding.count()).isEqualTo(1);
        });
    }

    @Property(tries = 100)
    void seesThatTheNumbersWereClosedUp(@ForAll @IntRange(min = 0, max = 7) int place) {
        List<StoredEvent> log = log(10);
        log.remove(place);
        for (int i = place; i < 9; i++) {
            log.set(i, renumbered(log.get(i), i));
        }

        assertThat(check(log)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.REMOVED);
            assertThat(finding.sequence()).isEqualTo(place);
        });
    }

    @Property(tries = 100)
    void namesWhatWasPutBetween(@ForAll @IntRange(min = 0, max = 79) int place) {
        List<StoredEvent> log = stream("long", 80, 0);
        for (int i = place; i < 80; i++) {
            log.set(i, renumbered(log.get(i), i + 1));
        }
        log.add(place, event("long", place, 500, "{\"put\":\"there\"}", "f".repeat(64)));

        assertThat(check(log))
                .filteredOn(finding -> finding.kind() != FindingKind.REORDERED)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.INSERTED);
                    assertThat(finding.sequence()).isEqualTo(place);
                });
    }

    @Property(tries = 100)
    void namesTwoThatHaveChangedPlaces(
            @ForAll @IntRange(min = 0, max = 9) int one, @ForAll @IntRange(min = 0, max = 9) int other) {
        List<StoredEvent> log = log(10);
        StoredEvent first = log.get(one);
        StoredEvent second = log.get(other);
        log.set(one, renumbered(second, one));
        log.set(other, renumbered(first, other));

        if (one == other) {
            assertThat(check(log)).isEmpty();
        } else {
            assertThat(check(log)).isNotEmpty().extracting(Finding::kind).containsOnly(FindingKind.REORDERED);
        }
    }

    @Test
    void tellsAMissingHashFromAnEventThatWasPutThere() {
        List<StoredEvent> log = log(10);
        log.set(3, sealed(log.get(3), null));
        log.add(event("stream-0", 10, 900, "{}", null));

        assertThat(check(log)).extracting(Finding::kind).containsExactly(FindingKind.UNSEALED, FindingKind.INSERTED);
    }

    @Test
    void tellsAChangedHashFromAChangedEvent() {
        List<StoredEvent> log = log(10);
        log.set(3, sealed(log.get(3), "f".repeat(64)));

        assertThat(check(log)).singleElement().satisfies(finding -> assertThat(finding.message())
                .isEqualTo("Its hash was changed; what it says was not."));
    }

    private static List<Finding> check(List<StoredEvent> log) {
        List<Finding> findings = new ArrayList<>();
        new ChainCheck(log.iterator(), findings::add).run();
        return findings;
    }

    /** Ten to a stream. */
    private static List<StoredEvent> log(int length) {
        List<StoredEvent> log = new ArrayList<>();
        for (int from = 0; from < length; from += 10) {
            log.addAll(stream("stream-" + from, Math.min(10, length - from), from));
        }
        return log;
    }

    private static List<StoredEvent> stream(String name, int length, long from) {
        List<StoredEvent> events = new ArrayList<>();
        String hash = EventHash.NONE;
        for (int i = 0; i < length; i++) {
            StoredEvent unsealed = event(name, i, from + i + 1, "{\"is\":" + i + "}", null);
            hash = unsealed.hashAfter(hash);
            events.add(sealed(unsealed, hash));
        }
        return events;
    }

    private static StoredEvent event(String stream, long sequence, long position, String payload, String hash) {
        return new StoredEvent(
                position,
                "event-" + position,
                stream,
                sequence,
                "Order",
                "2026-01-01T00:00:00." + (100 + sequence) + "Z",
                "io.orderfold.Happened",
                null,
                payload,
                "{\"actor\":\"user:ada\"}",
                hash);
    }

    private static StoredEvent sealed(StoredEvent event, String hash) {
        return new StoredEvent(
                event.position(),
                event.eventId(),
                event.stream(),
                event.sequence(),
                event.aggregateType(),
                event.recordedAt(),
                event.type(),
                event.revision(),
                event.payload(),
                event.metadata(),
                hash);
    }

    private static StoredEvent renumbered(StoredEvent event, long sequence) {
        return new StoredEvent(
                event.position(),
                event.eventId(),
                event.stream(),
                sequence,
                event.aggregateType(),
                event.recordedAt(),
                event.type(),
                event.revision(),
                event.payload(),
                event.metadata(),
                event.hash());
    }

    private static StoredEvent changed(StoredEvent event, int column, Random random) {
        return new StoredEvent(
                event.position(),
                column == 0 ? changed(event.eventId(), random) : event.eventId(),
                column == 1 ? changed(event.stream(), random) : event.stream(),
                column == 2 ? event.sequence() + 1 + random.nextInt(9) : event.sequence(),
                column == 3 ? changed(event.aggregateType(), random) : event.aggregateType(),
                column == 4 ? changed(event.recordedAt(), random) : event.recordedAt(),
                column == 5 ? changed(event.type(), random) : event.type(),
                column == 7 ? "" : event.revision(),
                column == 6 ? changed(event.payload(), random) : event.payload(),
                event.metadata(),
                column == 8 ? changed(event.hash(), random) : event.hash());
    }

    private static String changed(String text, Random random) {
        int place = random.nextInt(text.length());
        char other = (char) (text.charAt(place) ^ (1 + random.nextInt(7)));
        return text.substring(0, place) + other + text.substring(place + 1);
    }
}
