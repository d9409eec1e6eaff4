package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.axon.LoggedMessage;
import io.orderfold.kernel.axon.Metadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Folds events in bulk. Views stay in memory while events of theirs keep coming, up to so many; those that had none for
 * longest are written and let go, so that most are written once.
 */
final class ViewFilling<V extends Versioned, E> implements Rebuildable.Filling {

    private static final int ROWS_A_BATCH = 500;

    private static final class Entry<V> {
        private @Nullable V view;
        private boolean stored;
        private boolean changed;
    }

    private final ViewTable<V> table;
    private final Class<E> events;
    private final Fold<V, E> fold;
    private final String streamPrefix;
    private final FillTarget target;
    /** Those that had no event for longest come first. */
    private final LinkedHashMap<String, Entry<V>> views = new LinkedHashMap<>(16, 0.75f, true);

    private long rows;

    ViewFilling(ViewTable<V> table, Class<E> events, Fold<V, E> fold, String streamPrefix, FillTarget target) {
        this.table = table;
        this.events = events;
        this.fold = fold;
        this.streamPrefix = streamPrefix;
        this.target = target;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void take(List<LoggedMessage> page) {
        load(page);
        for (LoggedMessage event : page) {
            take(event.message());
        }
        if (views.size() > target.most()) {
            letGo(views.size() - target.most() / 2);
        }
    }

    private String key(DomainEventMessage<?> message) {
        return message.getAggregateIdentifier().substring(streamPrefix.length());
    }

    /** What a stream's first event is folded into needs no reading. */
    private void load(List<LoggedMessage> page) {
        Set<String> unknown = new HashSet<>();
        for (LoggedMessage event : page) {
            String key = key(event.message());
            if (!views.containsKey(key)) {
                views.put(key, new Entry<>());
                if (event.message().getSequenceNumber() > 0) {
                    unknown.add(key);
                }
            }
        }
        if (!unknown.isEmpty()) {
            table.findAll(target.version(), unknown).forEach((key, view) -> {
                Entry<V> entry = views.get(key);
                if (entry != null) {
                    entry.view = view;
                    entry.stored = true;
                }
            });
        }
    }

    private void take(DomainEventMessage<?> message) {
        Entry<V> entry = java.util.Objects.requireNonNull(views.get(key(message)));
        V before = entry.view;
        long expected = before == null ? 0 : before.version() + 1;
        if (message.getSequenceNumber() < expected) {
            return;
        }
        try {
            if (message.getSequenceNumber() == expected) {
                entry.view = fold.after(before, events.cast(message.getPayload()), Metadata.happened(message));
            } else if (target.toAnInstant()) {
                return;
            } else {
                // An event before it has not been seen. The log has them all.
                entry.view = target.log()
                        .fold(message.getAggregateIdentifier(), events, fold)
                        .orElseThrow(() -> new IllegalStateException("A stream without its first event"));
            }
        } catch (RuntimeException e) {
            throw new FillFailure(
                    message.getPayloadType().getSimpleName() + ", version " + message.getSequenceNumber() + " of "
                            + message.getAggregateIdentifier() + ", can't be folded",
                    message.getIdentifier(),
                    e);
        }
        entry.changed = true;
    }

    @Override
    public void flush() {
        write(views);
    }

    private void letGo(int count) {
        Map<String, Entry<V>> eldest = new LinkedHashMap<>();
        var each = views.entrySet().iterator();
        while (eldest.size() < count && each.hasNext()) {
            Map.Entry<String, Entry<V>> next = each.next();
            eldest.put(next.getKey(), next.getValue());
            each.remove();
        }
        write(eldest);
    }

    private void write(Map<String, Entry<V>> some) {
        List<Entry<V>> inserted = new ArrayList<>();
        List<Entry<V>> updated = new ArrayList<>();
        some.values().forEach(entry -> {
            if (entry.changed) {
                (entry.stored ? updated : inserted).add(entry);
            }
        });
        inBatches(inserted, batch -> table.insert(target.version(), batch));
        rows += inserted.size();
        inBatches(updated, batch -> table.update(target.version(), batch));
    }

    private void inBatches(List<Entry<V>> entries, Consumer<List<V>> write) {
        for (int from = 0; from < entries.size(); from += ROWS_A_BATCH) {
            List<Entry<V>> some = entries.subList(from, Math.min(entries.size(), from + ROWS_A_BATCH));
            List<V> batch = some.stream()
                    .map(entry -> java.util.Objects.requireNonNull(entry.view))
                    .toList();
            try {
                target.transactions().executeWithoutResult(transaction -> write.accept(batch));
            } catch (RuntimeException e) {
                throw failure(batch, write, e);
            }
            some.forEach(entry -> {
                entry.stored = true;
                entry.changed = false;
            });
        }
    }

    /** Names the view that can't be written, if it can be told. */
    private FillFailure failure(List<V> batch, Consumer<List<V>> write, RuntimeException failure) {
        if (!org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive()) {
            for (V view : batch) {
                try {
                    target.transactions().executeWithoutResult(transaction -> write.accept(List.of(view)));
                } catch (RuntimeException e) {
                    return new FillFailure(
                            streamPrefix + table.key(view) + " at version " + view.version() + " can't be written",
                            null,
                            e);
                }
            }
        }
        return new FillFailure("Rows of " + table.shape().table() + " can't be written", null, failure);
    }
}
