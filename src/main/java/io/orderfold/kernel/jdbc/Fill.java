package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.axon.FillProgress;
import io.orderfold.kernel.axon.LogPages;
import io.orderfold.kernel.axon.LoggedMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A version of some groups' tables that is being filled from the log ({@link VersionFilling}). It lives until it serves or
 * is {@linkplain VersionFilling#drop dropped}. Used by one thread; others may cancel it and ask how far it has come.
 *
 * <p>While a page of the log is folded, the next one is read. Streams are dealt out to lanes, which fold and write side by
 * side.
 */
public final class Fill {

    private final Map<String, Integer> versions;
    private final List<String> indexes;
    private final LogPages log;
    private final LogPages.Pass pass;
    private final Predicate<DomainEventMessage<?>> wanted;
    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicLong read = new AtomicLong();
    private final long began = System.nanoTime();
    private volatile boolean cancelled;
    private volatile long head;

    /** @param fillings for each lane, what the projections fill; lanes share nothing */
    Fill(
            Map<String, Integer> versions,
            List<String> indexes,
            LogPages log,
            Predicate<DomainEventMessage<?>> wanted,
            List<Map<Rebuildable, Rebuildable.Filling>> fillings) {
        this.versions = Map.copyOf(versions);
        this.indexes = List.copyOf(indexes);
        this.log = log;
        this.pass = log.fromTheStart();
        this.head = log.head();
        this.wanted = wanted;
        fillings.forEach(filling -> lanes.add(new Lane(lanes.size(), fillings.size(), filling)));
    }

    /** The version of each group's tables that is filled; for {@link TableVersions#within}. */
    public Map<String, Integer> versions() {
        return versions;
    }

    /** What makes the indexes that are still missing. */
    List<String> indexes() {
        return indexes;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Has it stop at the next page; whatever is called then throws a {@link CancellationException}. */
    public void cancel() {
        cancelled = true;
    }

    /** How much of the log has not been read. */
    public long behind() {
        head = log.head();
        return head - pass.position();
    }

    public FillProgress progress() {
        return FillProgress.of(
                pass.position(),
                head,
                read.get(),
                lanes.stream().mapToLong(Lane::rows).sum(),
                System.nanoTime() - began);
    }

    /** Reads the log until nothing is left of it, or {@code enough} events or fewer are. */
    public void readOn(long enough) {
        read(() -> behind() > enough);
    }

    /** Reads the log up to a number of it, or further. */
    void readTo(long position) {
        read(() -> pass.position() < position);
    }

    private void read(BooleanSupplier more) {
        ExecutorService threads = Executors.newFixedThreadPool(lanes.size(), task -> new Thread(task, "rebuild"));
        try {
            List<Future<?>> folding = List.of();
            do {
                List<LoggedMessage> page = next();
                await(folding);
                folding = List.of();
                if (page == null) {
                    break;
                }
                folding = lanes.stream()
                        .<Future<?>>map(lane -> threads.submit(() -> lane.take(page)))
                        .toList();
            } while (more.getAsBoolean());
            await(folding);
        } finally {
            threads.shutdown();
        }
    }

    /** Reads the rest in this thread and its transaction, and writes all there is. */
    void finish() {
        for (List<LoggedMessage> page = next(); page != null; page = next()) {
            List<LoggedMessage> some = page;
            lanes.forEach(lane -> lane.take(some));
        }
        flush();
    }

    /** Writes what is kept in memory. */
    public void flush() {
        lanes.forEach(Lane::flush);
    }

    /** Null where there is none any more. */
    private @Nullable List<LoggedMessage> next() {
        if (cancelled || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The filling was cancelled");
        }
        List<LoggedMessage> page = pass.next();
        if (page.isEmpty()) {
            return null;
        }
        read.addAndGet(page.size());
        return page.stream().filter(event -> wanted.test(event.message())).toList();
    }

    private static void await(List<Future<?>> folding) {
        for (Future<?> future : folding) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The filling was interrupted");
            }
        }
    }

    /** The streams that are one thread's. */
    private static final class Lane {

        private final int number;
        private final int count;
        private final Map<Rebuildable, Rebuildable.Filling> fillings;
        private volatile long rows;

        Lane(int number, int count, Map<Rebuildable, Rebuildable.Filling> fillings) {
            this.number = number;
            this.count = count;
            this.fillings = fillings;
        }

        long rows() {
            return rows;
        }

        void take(List<LoggedMessage> page) {
            Map<Rebuildable, List<LoggedMessage>> theirs = new HashMap<>();
            for (LoggedMessage event : page) {
                if (Math.floorMod(event.message().getAggregateIdentifier().hashCode(), count) == number) {
                    for (Rebuildable projection : fillings.keySet()) {
                        if (projection.takes(event.message())) {
                            theirs.computeIfAbsent(projection, none -> new ArrayList<>())
                                    .add(event);
                        }
                    }
                }
            }
            fillings.forEach((projection, filling) -> {
                List<LoggedMessage> some = theirs.get(projection);
                if (some != null) {
                    filling.take(some);
                }
            });
            count();
        }

        void flush() {
            fillings.values().forEach(Rebuildable.Filling::flush);
            count();
        }

        private void count() {
            rows = fillings.values().stream()
                    .mapToLong(Rebuildable.Filling::rows)
                    .sum();
        }
    }
}
