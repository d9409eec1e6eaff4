package io.orderfold.audit.process;

import io.orderfold.audit.Checkpoint;
import io.orderfold.audit.Finding;
import io.orderfold.audit.FindingKind;
import io.orderfold.audit.LogDigest;
import io.orderfold.kernel.axon.StoredEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares the log, in the order of its numbers, with the checkpoints: each range with what the two around it say, and the
 * whole with those that were kept elsewhere. So events are missed that their stream doesn't miss, the last ones of it or
 * all, and found that were hashed anew.
 */
final class DigestCheck {

    /** Tells whether a checkpoint was signed as it is; nothing if with an unknown key. */
    interface Signatures {
        Optional<Boolean> isSigned(Checkpoint checkpoint);
    }

    private final Iterator<Checkpoints.Stored> stored;
    private final Deque<Checkpoint> kept;
    private final Signatures signatures;
    private final Consumer<Finding> findings;
    private final LogDigest whole = LogDigest.empty();
    private LogDigest range = LogDigest.empty();
    private @Nullable Checkpoint rangeStart;
    private @Nullable Checkpoint next;
    private @Nullable Checkpoint last;
    private long lastNumber;
    private long compared;
    private final List<Checkpoint> elsewhere = new ArrayList<>();

    /**
     * @param stored those of the table, by number
     * @param kept those that were kept elsewhere
     */
    DigestCheck(
            Iterator<Checkpoints.Stored> stored,
            List<Checkpoint> kept,
            Signatures signatures,
            Consumer<Finding> findings) {
        this.stored = stored;
        this.kept = new ArrayDeque<>(
                kept.stream().sorted(Comparator.comparingLong(Checkpoint::upTo)).toList());
        this.elsewhere.addAll(kept);
        this.signatures = signatures;
        this.findings = findings;
        kept.forEach(this::checkSignature);
        advance();
    }

    void add(StoredEvent event) {
        closeBefore(event.position());
        whole.add(event.position(), event.hash());
        range.add(event.position(), event.hash());
    }

    /** There are no more events; the log is final up to there. */
    void end() {
        closeBefore(Long.MAX_VALUE);
        for (Checkpoint each : elsewhere) {
            if (each.number() > lastNumber) {
                findings.accept(Finding.ofCheckpoint(
                        FindingKind.CHECKPOINT_REMOVED,
                        each.number(),
                        "Checkpoint " + each.number() + " was signed, and is not in the table."));
            }
        }
    }

    /** What the whole log comes to. */
    LogDigest whole() {
        return whole;
    }

    /** The newest of the table that is as it was signed. */
    @Nullable
    Checkpoint last() {
        return last;
    }

    long compared() {
        return compared;
    }

    private void closeBefore(long position) {
        while (next != null && next.upTo() < position) {
            close(next);
            advance();
        }
        while (!kept.isEmpty() && kept.element().upTo() < position) {
            Checkpoint checkpoint = kept.remove();
            compared++;
            if (!whole.agreesWith(checkpoint)) {
                tell(whole, null, checkpoint, "a checkpoint that was kept elsewhere, number " + checkpoint.number());
            }
        }
    }

    private void close(Checkpoint checkpoint) {
        compared++;
        if (!range.agreesWith(checkpoint)) {
            tell(range, rangeStart, checkpoint, "checkpoint " + checkpoint.number());
        }
        range = LogDigest.after(checkpoint);
        rangeStart = checkpoint;
    }

    private void tell(LogDigest found, @Nullable Checkpoint start, Checkpoint checkpoint, String what) {
        long from = start == null ? 1 : start.upTo() + 1;
        long difference = found.events() - checkpoint.events();
        FindingKind kind;
        String message;
        if (difference < 0) {
            kind = FindingKind.REMOVED;
            message = -difference + " of the events are missing that " + what + " counts.";
        } else if (difference > 0) {
            kind = FindingKind.INSERTED;
            message = "There are " + difference + " events more than " + what + " counts.";
        } else if (found.set().equals(checkpoint.set())) {
            kind = FindingKind.REORDERED;
            message = "Events have other numbers in the log than when " + what + " was signed.";
        } else {
            kind = FindingKind.CHANGED;
            message = "Events have other hashes than when " + what + " was signed.";
        }
        findings.accept(new Finding(
                kind,
                message,
                null,
                null,
                null,
                null,
                from,
                checkpoint.upTo(),
                difference == 0 ? null : Math.abs(difference),
                checkpoint.number()));
    }

    /** To the next one of the table that is as it was signed. */
    private void advance() {
        next = null;
        while (next == null && stored.hasNext()) {
            Checkpoints.Stored row = stored.next();
            if (row.number() > lastNumber + 1) {
                findings.accept(Finding.ofCheckpoint(
                        FindingKind.CHECKPOINT_REMOVED,
                        lastNumber + 1,
                        row.number() == lastNumber + 2
                                ? "Checkpoint " + (lastNumber + 1) + " is missing."
                                : "Checkpoints " + (lastNumber + 1) + " to " + (row.number() - 1) + " are missing."));
            }
            boolean followsOn = row.number() == lastNumber + 1;
            lastNumber = row.number();
            if (isGood(row, followsOn)) {
                next = Objects.requireNonNull(row.checkpoint());
                last = next;
            }
        }
    }

    private boolean isGood(Checkpoints.Stored row, boolean followsOn) {
        Checkpoint checkpoint = row.checkpoint();
        if (checkpoint == null || checkpoint.number() != row.number()) {
            changed(row.number(), "Checkpoint " + row.number() + " does not say what was signed.");
            return false;
        }
        if (!checkSignature(checkpoint)) {
            return false;
        }
        for (Checkpoint other : elsewhere) {
            if (other.number() == checkpoint.number() && !other.hash().equals(checkpoint.hash())) {
                changed(row.number(), "Checkpoint " + row.number() + " is another one than was kept elsewhere.");
                return false;
            }
        }
        // The table has it as it was kept: the log is compared with it once.
        kept.removeIf(other -> other.hash().equals(checkpoint.hash()));
        String expected = last == null ? Checkpoint.NONE : last.hash();
        boolean lastIsTheOneBefore = last == null ? row.number() == 1 : last.number() == row.number() - 1;
        if (followsOn && lastIsTheOneBefore && !checkpoint.previous().equals(expected)
                || last != null && checkpoint.upTo() < last.upTo()) {
            changed(row.number(), "Checkpoint " + row.number() + " does not follow on the one before.");
            return false;
        }
        return true;
    }

    private boolean checkSignature(Checkpoint checkpoint) {
        Optional<Boolean> signed = signatures.isSigned(checkpoint);
        if (signed.isEmpty()) {
            findings.accept(Finding.ofCheckpoint(
                    FindingKind.CHECKPOINT_OF_UNKNOWN_KEY,
                    checkpoint.number(),
                    "Checkpoint " + checkpoint.number() + " is signed with the key " + checkpoint.keyId()
                            + ", which is none of this shop's."));
            return false;
        }
        if (!signed.get()) {
            changed(checkpoint.number(), "Checkpoint " + checkpoint.number() + " does not say what was signed.");
            return false;
        }
        return true;
    }

    private void changed(long number, String message) {
        findings.accept(Finding.ofCheckpoint(FindingKind.CHECKPOINT_CHANGED, number, message));
    }
}
