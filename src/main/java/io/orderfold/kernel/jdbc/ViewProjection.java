package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.axon.LoggedMessage;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.personal.RemembersPersons;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.axonframework.config.ProcessingGroup;
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
public abstract class ViewProjection<V extends Versioned, E> implements Rebuildable, RemembersPersons {

    private final String group;
    private final ViewTable<V> table;
    private final Class<E> events;
    private final Fold<V, E> fold;
    private final String streamPrefix;
    private volatile RecentOf<V> recentOf = new RecentOf<>(TableVersions.FIRST, new Recent<>());
    /** The segments whose last batch could not be written. */
    private final Set<Object> oneByOne = ConcurrentHashMap.newKeySet();

    /** What was written last to a version of the tables. */
    private record RecentOf<V extends Versioned>(int version, Recent<V> views) {}

    /** @param streamPrefix what a stream's id starts with before the view's own id: {@code "stock:"}, or nothing */
    protected ViewProjection(ViewTable<V> table, Class<E> events, String streamPrefix, Fold<V, E> fold) {
        this.group = group(getClass());
        this.table = table;
        this.events = events;
        this.streamPrefix = streamPrefix;
        this.fold = fold;
        table.tables().register(group, shape().names().toList());
    }

    /** The group that a projection says it belongs to. */
    public static String group(Class<?> projection) {
        ProcessingGroup named = projection.getAnnotation(ProcessingGroup.class);
        if (named == null) {
            throw new IllegalStateException(projection + " names no processing group");
        }
        return named.value();
    }

    @Override
    public final String group() {
        return group;
    }

    @Override
    public final TableShape shape() {
        return table.shape();
    }

    @Override
    public final boolean rowsAreOfStreams() {
        return true;
    }

    @Override
    public final boolean takes(DomainEventMessage<?> message) {
        return events.isAssignableFrom(message.getPayloadType())
                && message.getAggregateIdentifier().startsWith(streamPrefix);
    }

    @Override
    public final Filling filling(FillTarget target) {
        return new ViewFilling<>(table, events, fold, streamPrefix, target);
    }

    @Override
    public final int renew(List<LoggedMessage> since, FillTarget target) {
        Map<String, V> views = new LinkedHashMap<>();
        for (LoggedMessage event : since) {
            String key = key(event.message());
            if (!views.containsKey(key)) {
                target.log()
                        .fold(event.message().getAggregateIdentifier(), events, fold)
                        .ifPresent(view -> views.put(key, view));
            }
        }
        table.delete(target.version(), views.keySet());
        table.insert(target.version(), views.values());
        recentOf = new RecentOf<>(target.version(), new Recent<>());
        return views.size();
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

    @Override
    public final boolean isMerelyBehind(
            Object key,
            @Nullable Map<String, @Nullable Object> served,
            @Nullable Map<String, @Nullable Object> filled,
            BiPredicate<Long, String> handled,
            Log log) {
        String stream = streamPrefix + key;
        long version = served != null && served.get("version") instanceof Number number ? number.longValue() : -1;
        boolean nextIsAwaited = log.position(stream, version + 1)
                .filter(position -> !handled.test(position, stream))
                .isPresent();
        if (!nextIsAwaited || served == null) {
            return nextIsAwaited;
        }
        return log.fold(stream, events, fold, message -> message.getSequenceNumber() <= version)
                .filter(view -> table.isDocumentOf(String.valueOf(served.get("document")), view))
                .isPresent();
    }

    @ResetHandler
    void reset() {
        int version = table.tables().current(group);
        recentOf = new RecentOf<>(version, new Recent<>());
        table.deleteAll(version);
    }

    /** What its documents are. */
    Class<?> views() {
        return table.type();
    }

    /** Encrypts what is personal in documents that were written plain. */
    void sealDocuments() {
        table.rewriteDocuments(table.tables().current(group));
    }

    @Override
    public synchronized void forgetPersons() {
        recentOf = new RecentOf<>(recentOf.version(), new Recent<>());
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
            Object segment = segment(root);
            int version = table.tables().enter(group, segment);
            Batch batch = new Batch(segment, !(root instanceof BatchingUnitOfWork), version, recent(version));
            batch.prefetch(root);
            root.onPrepareCommit(unit -> flush(batch));
            root.afterCommit(unit -> {
                oneByOne.remove(batch.segment);
                batch.written().forEach(batch.recent::keep);
            });
            return batch;
        });
    }

    /** Views of another version of the tables are of no use: it may have been made because they were wrong. */
    private synchronized Recent<V> recent(int version) {
        if (recentOf.version() != version) {
            recentOf = new RecentOf<>(version, new Recent<>());
        }
        return recentOf.views();
    }

    /** Batches of two segments fail on their own; Axon keeps which one it is among the unit of work's resources. */
    static Object segment(UnitOfWork<?> root) {
        return root.resources().entrySet().stream()
                .filter(resource -> resource.getKey().endsWith("]/SegmentId"))
                .<Object>map(Map.Entry::getValue)
                .findFirst()
                .orElse("none");
    }

    private void flush(Batch batch) {
        try {
            table.insert(
                    batch.version,
                    batch.changed.stream()
                            .filter(key -> !batch.stored.contains(key))
                            .map(batch::changed)
                            .toList());
            table.update(
                    batch.version,
                    batch.changed.stream()
                            .filter(batch.stored::contains)
                            .map(batch::changed)
                            .toList());
        } catch (RuntimeException e) {
            oneByOne.add(batch.segment);
            throw e;
        }
    }

    private void writeAlone(Batch batch, String key, V view) {
        table.tables().jdbc().execute((ConnectionCallback<Integer>) connection -> {
            Savepoint before = savepoint(connection);
            try {
                if (batch.stored.contains(key)) {
                    table.update(batch.version, List.of(view));
                } else {
                    table.insert(batch.version, List.of(view));
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
        private final int version;
        private final Recent<V> recent;
        private final Map<String, V> views = new HashMap<>();
        private final Set<String> known = new HashSet<>();
        private final Set<String> stored = new HashSet<>();
        private final Set<String> changed = new java.util.LinkedHashSet<>();

        Batch(Object segment, boolean alone, int version, Recent<V> recent) {
            this.segment = segment;
            this.alone = alone;
            this.version = version;
            this.recent = recent;
        }

        void prefetch(UnitOfWork<?> root) {
            Set<String> keys = new HashSet<>();
            if (root instanceof BatchingUnitOfWork<?> batching) {
                batching.getMessages().forEach(message -> {
                    if (message instanceof DomainEventMessage<?> event && takes(event)) {
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
                Map<String, Long> versions = table.versions(version, kept);
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
            found.putAll(table.findAll(version, unknown));
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
