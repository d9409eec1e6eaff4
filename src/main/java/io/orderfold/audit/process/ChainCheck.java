package io.orderfold.audit.process;

import io.orderfold.audit.Finding;
import io.orderfold.audit.FindingKind;
import io.orderfold.kernel.axon.EventHash;
import io.orderfold.kernel.axon.StoredEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the hashes of each stream from its first event on. Where one does not agree, a few of the next events tell what
 * has happened: if the next one follows on what the event's hash says, its content was changed; if they fit together in
 * another order, they were moved; if they fit when one is left out, that one was put there.
 *
 * <p>It remembers a few events of one stream at a time, and no more.
 */
final class ChainCheck {

    /** So many events are looked at, to tell what has happened. */
    private static final int WINDOW = 32;

    private final Iterator<StoredEvent> events;
    private final Consumer<Finding> findings;
    private final Deque<StoredEvent> ahead = new ArrayDeque<>();
    private long streams;

    private @Nullable String stream;
    /** The hash that the next event is to follow on; null where it is gone with an event that was removed. */
    private @Nullable String before;

    private long expected;
    /** How many places later than they were the events stand now. */
    private long moved;

    private long position;

    /** @param events stream after stream, each in its order */
    ChainCheck(Iterator<StoredEvent> events, Consumer<Finding> findings) {
        this.events = events;
        this.findings = findings;
    }

    /** Looks at all. */
    void run() {
        while (isThere(0)) {
            check(Objects.requireNonNull(ahead.peek()));
        }
    }

    long streams() {
        return streams;
    }

    private boolean isThere(int further) {
        while (ahead.size() <= further && events.hasNext()) {
            ahead.add(events.next());
        }
        return ahead.size() > further;
    }

    private void check(StoredEvent event) {
        if (!event.stream().equals(stream)) {
            stream = event.stream();
            before = EventHash.NONE;
            expected = 0;
            moved = 0;
            position = 0;
            streams++;
        }
        if (event.sequence() > expected) {
            // An event that was put there elsewhere in the stream has nothing to do with it.
            moved = 0;
            long missing = event.sequence() - expected;
            findings.accept(new Finding(
                    FindingKind.REMOVED,
                    missing == 1
                            ? "Event " + expected + " of the stream is missing."
                            : "Events " + expected + " to " + (event.sequence() - 1) + " of the stream are missing.",
                    stream,
                    expected,
                    null,
                    null,
                    null,
                    null,
                    missing,
                    null));
            before = null;
        }
        if (before == null || event.hashAfter(before, event.sequence() - moved).equals(event.hash())) {
            if (before == null && event.hash() == null) {
                found(FindingKind.UNSEALED, event, "It has no hash.");
            }
            take(event, event.hash() == null ? null : event.hash());
            return;
        }
        explain(event, before);
    }

    private void take(StoredEvent event, @Nullable String hash) {
        ahead.remove();
        if (event.position() < position) {
            found(FindingKind.REORDERED, event, "It stands in the log before the one that it follows on.");
        }
        position = event.position();
        before = hash;
        expected = event.sequence() + 1;
    }

    private void explain(StoredEvent event, String previous) {
        String reckoned = event.hashAfter(previous, event.sequence() - moved);
        @Nullable StoredEvent next = next(1);
        if (next != null && follows(next, reckoned, 0)) {
            // What it says is what the next one followed on: only its own hash is another.
            if (event.hash() == null) {
                found(FindingKind.UNSEALED, event, "Its hash was taken away.");
            } else {
                found(FindingKind.CHANGED, event, "Its hash was changed; what it says was not.");
            }
            take(event, reckoned);
            return;
        }
        if (rearranged(previous)) {
            return;
        }
        long removed = closedUp(event, next);
        if (removed > 0) {
            findings.accept(new Finding(
                    FindingKind.REMOVED,
                    "Before this event, " + (removed == 1 ? "one was" : removed + " were")
                            + " taken out, and those behind were given new numbers.",
                    stream,
                    event.sequence(),
                    event.eventId(),
                    simple(event),
                    event.position(),
                    event.position(),
                    removed,
                    null));
            moved -= removed;
            take(event, event.hash());
            return;
        }
        if (event.hash() == null) {
            found(FindingKind.INSERTED, event, "It has no hash, and nothing followed on it: it was put there.");
            take(event, reckoned);
            return;
        }
        found(FindingKind.CHANGED, event, "It does not say what it said, or stood elsewhere.");
        take(event, event.hash());
    }

    private @Nullable StoredEvent next(int further) {
        if (!isThere(further)) {
            return null;
        }
        StoredEvent event = List.copyOf(ahead).get(further);
        return event.stream().equals(stream) ? event : null;
    }

    private boolean follows(StoredEvent event, String previous, long earlier) {
        return event.hashAfter(previous, event.sequence() - moved + earlier).equals(event.hash());
    }

    /** How many events stood before this one that are gone, without a gap in the numbers; 0 if none are known to. */
    private long closedUp(StoredEvent event, @Nullable StoredEvent next) {
        if (next == null || event.hash() == null) {
            return 0;
        }
        for (long removed = 1; removed <= WINDOW; removed++) {
            if (follows(next, event.hash(), removed)) {
                return removed;
            }
        }
        return 0;
    }

    /** Whether the next events fit together in another order, or with some left out. */
    private boolean rearranged(String previous) {
        List<StoredEvent> window = new ArrayList<>();
        for (int i = 0; i < WINDOW; i++) {
            StoredEvent event = next(i);
            if (event == null) {
                break;
            }
            window.add(event);
        }
        List<StoredEvent> placed = new ArrayList<>();
        Set<StoredEvent> left = new HashSet<>(window);
        String hash = previous;
        long number = window.get(0).sequence() - moved;
        boolean stands = false;
        while (!stands) {
            StoredEvent found = placeFor(left, hash, number);
            if (found == null) {
                break;
            }
            placed.add(found);
            left.remove(found);
            hash = Objects.requireNonNull(found.hash());
            number++;
            // Once all before it are placed and it stands where it stood, the rest is as it was.
            stands = placed.size() > 1
                    && found.sequence() - moved == number - 1
                    && left.stream().noneMatch(other -> other.sequence() < found.sequence());
        }
        if (placed.isEmpty()) {
            return false;
        }
        long last = placed.stream().mapToLong(StoredEvent::sequence).max().orElseThrow();
        long furthest = -1;
        int inserted = 0;
        Set<StoredEvent> inPlace = new HashSet<>(placed);
        List<StoredEvent> disordered = new ArrayList<>();
        for (StoredEvent event : placed) {
            if (event.sequence() < furthest) {
                disordered.add(event);
            }
            furthest = Math.max(furthest, event.sequence());
        }
        for (StoredEvent event : window) {
            if (event.sequence() <= last && !inPlace.contains(event)) {
                inserted++;
                found(FindingKind.INSERTED, event, "The events around it fit together without it: it was put there.");
            }
        }
        for (StoredEvent event : disordered) {
            found(FindingKind.REORDERED, event, "It has changed places with others of its stream.");
        }
        moved += inserted;
        while (!ahead.isEmpty()
                && ahead.element().sequence() <= last
                && ahead.element().stream().equals(stream)) {
            take(ahead.element(), hash);
        }
        return true;
    }

    private @Nullable StoredEvent placeFor(Set<StoredEvent> left, String previous, long number) {
        for (StoredEvent event : left) {
            if (event.hash() != null && event.hashAfter(previous, number).equals(event.hash())) {
                return event;
            }
        }
        return null;
    }

    private void found(FindingKind kind, StoredEvent event, String message) {
        findings.accept(new Finding(
                kind,
                message,
                event.stream(),
                event.sequence(),
                event.eventId(),
                simple(event),
                event.position(),
                event.position(),
                1L,
                null));
    }

    private static String simple(StoredEvent event) {
        return event.type().substring(event.type().lastIndexOf('.') + 1);
    }
}
