package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.axon.Metadata;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;

/**
 * A projection that folds events into the views of one table. The views a batch touches are read by one query, folded in
 * memory, and each is written once, however many events it had: that is where the speed comes from.
 *
 * <p>Handling an event twice changes nothing, for a view knows the version it is at. When a write of a batch fails, the
 * next attempt writes event by event, so that the one at fault is parked by itself and no other waits for it.
 *
 * @param <V> the view
 * @param <E> the sealed type of the events it is folded from
 */
public abstract class ViewProjection<V extends Versioned, E> {

    private final ViewTable<V> table;
    private final Class<E> events;
    private final Fold<V, E> fold;
    private final String streamPrefix;
    private final Recent<V> recent = new Recent<>();
    /** The segments whose last batch could not be written. */
    private final Set<Object> oneByOne = ConcurrentHashMap.newKeySet();

    /** @param streamPrefix what a stream's id starts with before the view's own id: {@code "stock:"}, or nothing */
    protected ViewProjection(ViewTable<V> table, Class<E> events, String streamPrefix, Fold<V, E> fold) {
        this.table = table;
        this.events = events;
        this.streamPrefix = streamPrefix;
        this.fold = fold;
    }

    /** Folds the event into its view; the subclass's {@code @EventHandler} calls it. */
    protected final void project(E event, DomainEventMessage<?> message) {
        Batch batch = batch();
        String key = key(message);
        V before = batch.view(key);
        if (before != null && message.getSequenceNumber() <= before.version()) {
            return;
        }
        V after = fold.after(before, event, Metadata.happened(message));
        if (batch.alone || oneByOne.contains(batch.segment)) {
            writeAlone(batch, key, after);
        } else {
            batch.changed.add(key);
        }
        batch.views.put(key, after);
    }

    @ResetHandler
    void reset() {
        recent.forget();
        table.deleteAll();
    }

    private String key(DomainEventMessage<?> message) {
        return message.getAggregateIdentifier().substring(streamPrefix.length());
    }

    private Batch batch() {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(getClass().getName(), name -> {
            // Parked events that are tried again come in no batch. What fails must fail in its handler then: at the end
            // of
            // the unit of work it would be too late to say which one it was.
            Batch batch = new Batch(segment(root), !(root instanceof BatchingUnitOfWork));
            batch.prefetch(root);
            root.onPrepareCommit(unit -> flush(batch));
            root.afterCommit(unit -> {
                oneByOne.remove(batch.segment);
                batch.written().forEach(recent::keep);
            });
            return batch;
        });
    }

    /** Batches of two segments fail on their own; Axon keeps which one it is among the unit of work's resources. */
    private static Object segment(UnitOfWork<?> root) {
        return root.resources().entrySet().stream()
                .filter(resource -> resource.getKey().endsWith("]/SegmentId"))
                .<Object>map(Map.Entry::getValue)
                .findFirst()
                .orElse("none");
    }

    private void flush(Batch batch) {
        try {
            table.insert(batch.changed.stream()
                    .filter(key -> !batch.stored.contains(key))
                    .map(batch::changed)
                    .toList());
            table.update(batch.changed.stream()
                    .filter(batch.stored::contains)
                    .map(batch::changed)
                    .toList());
        } catch (RuntimeException e) {
            oneByOne.add(batch.segment);
            throw e;
        }
    }

    private void writeAlone(Batch batch, String key, V view) {
        table.jdbc().execute((ConnectionCallback<Integer>) connection -> {
            Savepoint before = savepoint(connection);
            try {
                if (batch.stored.contains(key)) {
                    table.update(List.of(view));
                } else {
                    table.insert(List.of(view));
                }
                batch.stored.add(key);
                return 1;
            } catch (RuntimeException e) {
                connection.rollback(before);
                throw e;
            }
        });
    }

    private static Savepoint savepoint(Connection connection) throws java.sql.SQLException {
        return connection.setSavepoint();
    }

    private final class Batch {

        private final Object segment;
        private final boolean alone;
        private final Map<String, V> views = new HashMap<>();
        private final Set<String> known = new HashSet<>();
        private final Set<String> stored = new HashSet<>();
        private final Set<String> changed = new java.util.LinkedHashSet<>();

        Batch(Object segment, boolean alone) {
            this.segment = segment;
            this.alone = alone;
        }

        void prefetch(UnitOfWork<?> root) {
            Set<String> keys = new HashSet<>();
            if (root instanceof BatchingUnitOfWork<?> batching) {
                batching.getMessages().forEach(message -> {
                    if (message instanceof DomainEventMessage<?> event
                            && events.isAssignableFrom(event.getPayloadType())
                            && event.getAggregateIdentifier().startsWith(streamPrefix)) {
                        keys.add(key(event));
                    }
                });
            }
            load(keys);
        }

        @Nullable
        V view(String key) {
            if (!known.contains(key)) {
                load(Set.of(key));
            }
            return views.get(key);
        }

        /** What was written last is mostly still in memory: then the row's version is all that must be read. */
        private void load(Set<String> keys) {
            Map<String, V> found = new HashMap<>();
            Set<String> unknown = new HashSet<>(keys);
            Set<String> kept = recent.among(keys);
            if (!kept.isEmpty()) {
                Map<String, Long> versions = table.versions(kept);
                unknown.removeAll(kept);
                versions.forEach((key, version) -> {
                    V view = recent.at(key, version);
                    if (view == null) {
                        unknown.add(key);
                    } else {
                        found.put(key, view);
                    }
                });
            }
            found.putAll(table.findAll(unknown));
            views.putAll(found);
            stored.addAll(found.keySet());
            known.addAll(keys);
        }

        /** What is in the table once this has been committed. */
        Map<String, V> written() {
            Map<String, V> written = new HashMap<>(views);
            written.keySet().retainAll(changed);
            return written;
        }

        private V changed(String key) {
            return java.util.Objects.requireNonNull(views.get(key));
        }
    }
}
