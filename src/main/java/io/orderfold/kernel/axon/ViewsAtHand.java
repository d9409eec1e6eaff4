package io.orderfold.kernel.axon;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.personal.RemembersPersons;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Views of streams that were asked for lately, so that the answer to a write folds what has just happened and not all
 * that ever did. Of a long stream there is one in the database, too, for whoever has none in memory.
 *
 * <p>It is always the view that folding the whole stream would give. What is kept is the view of certain events; the last
 * of them is looked for in the log, by its id, before anything is built on it. So neither another node's events nor a
 * transaction that came to nothing, nor a log that was put back to an earlier day, can make an old view look new.
 *
 * <p>The least asked for go first, and all may go when memory is short.
 */
@Component
public class ViewsAtHand implements RemembersPersons {

    /** A view goes by the fold that made it: two folds may make different views of one class. */
    private record Key(String stream, Class<?> fold) {

        @Override
        public String toString() {
            return fold.getSimpleName() + " " + stream;
        }
    }

    /** @param stored the version that the database has, or had when this was built on it; -1 for none */
    private record Kept(Versioned view, String eventId, long stored) {}

    /** How a view came about. */
    private static final class Folding<V extends Versioned> {

        private @Nullable V view;
        private String eventId;
        private final long stored;

        Folding(@Nullable V view, String eventId, long stored) {
            this.view = view;
            this.eventId = eventId;
            this.stored = stored;
        }
    }

    /** Where views of long streams are written to. */
    private record Database(ViewSnapshots snapshots, SnapshotWriter writer, SnapshotRule rule) {}

    private final EventStore store;
    private final @Nullable Database database;
    private final Map<Key, SoftReference<Kept>> kept;

    @Autowired
    ViewsAtHand(
            @Lazy EventStore store,
            ViewSnapshots snapshots,
            SnapshotWriter writer,
            SnapshotRule rule,
            @Value("${orderfold.views-at-hand:1000}") int most) {
        this(store, new Database(snapshots, writer, rule), most);
    }

    /** Views in memory alone. */
    ViewsAtHand(EventStore store, int most) {
        this(store, null, most);
    }

    private ViewsAtHand(EventStore store, @Nullable Database database, int most) {
        this.store = store;
        this.database = database;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<Kept>> eldest) {
                return size() > most;
            }
        };
    }

    /** The view of a stream as it is now; none where the stream is another kind's. */
    <V extends Versioned, E> Optional<V> newest(String stream, Class<E> events, Fold<V, E> fold) {
        Key key = new Key(stream, fold.getClass());
        long start = System.nanoTime();
        Folding<V> folding = goOn(find(key), stream, events, fold);
        if (folding == null) {
            folding = goOn(stored(stream, fold), stream, events, fold);
        }
        if (folding == null) {
            folding = new Folding<>(null, "", -1);
            fold(folding, store.readEvents(stream, 0), events, fold);
        }
        V view = folding.view;
        if (view != null) {
            keep(key, new Kept(view, folding.eventId, folding.stored), System.nanoTime() - start);
        }
        return Optional.ofNullable(view);
    }

    @SuppressWarnings("unchecked") // the key has the fold's class
    private static <V extends Versioned> @Nullable V view(Kept kept, Fold<V, ?> fold) {
        return (V) kept.view();
    }

    private <V extends Versioned> @Nullable Kept stored(String stream, Fold<V, ?> fold) {
        ViewSnapshots.Stored<V> stored =
                database == null ? null : database.snapshots().find(stream, fold.getClass(), viewOf(fold));
        return stored == null
                ? null
                : new Kept(stored.view(), stored.eventId(), stored.view().version());
    }

    @SuppressWarnings("unchecked") // Fold's first parameter is the view
    private static <V extends Versioned> Class<V> viewOf(Fold<V, ?> fold) {
        return (Class<V>) ResolvableType.forClass(fold.getClass())
                .as(Fold.class)
                .getGeneric(0)
                .resolve(Versioned.class);
    }

    /** Null where the log does not have the event that the view ends with. */
    private <V extends Versioned, E> @Nullable Folding<V> goOn(
            @Nullable Kept from, String stream, Class<E> events, Fold<V, E> fold) {
        if (from == null) {
            return null;
        }
        DomainEventStream sinceThen = store.readEvents(stream, from.view().version());
        if (!sinceThen.hasNext() || !sinceThen.next().getIdentifier().equals(from.eventId())) {
            return null;
        }
        Folding<V> folding = new Folding<>(view(from, fold), from.eventId(), from.stored());
        fold(folding, sinceThen, events, fold);
        return folding;
    }

    private static <V extends Versioned, E> void fold(
            Folding<V> folding, DomainEventStream stream, Class<E> events, Fold<V, E> fold) {
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (folding.view == null && !events.isInstance(message.getPayload())) {
                return;
            }
            folding.view = fold.after(folding.view, events.cast(message.getPayload()), Metadata.happened(message));
            folding.eventId = message.getIdentifier();
        }
    }

    /** What a transaction has seen of its own is of no use to others before it is committed. */
    private void keep(Key key, Kept view, long nanos) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    put(key, view, nanos);
                }
            });
        } else {
            put(key, view, nanos);
        }
    }

    private void put(Key key, Kept view, long nanos) {
        synchronized (kept) {
            kept.put(key, new SoftReference<>(view));
        }
        if (database != null && database.rule().isDue(view.view().version() - view.stored(), nanos)) {
            database.writer().write(key, () -> {
                database.snapshots().write(key.stream(), key.fold(), view.view(), view.eventId());
                isStored(key, view);
            });
        }
    }

    private void isStored(Key key, Kept view) {
        synchronized (kept) {
            SoftReference<Kept> reference = kept.get(key);
            Kept now = reference == null ? null : reference.get();
            if (now != null) {
                kept.put(
                        key,
                        new SoftReference<>(
                                new Kept(now.view(), now.eventId(), view.view().version())));
            }
        }
    }

    private @Nullable Kept find(Key key) {
        synchronized (kept) {
            SoftReference<Kept> reference = kept.get(key);
            return reference == null ? null : reference.get();
        }
    }

    @Override
    public void forgetPersons() {
        removeAll();
    }

    /** As after a restart: whoever asks next has theirs from the database, or from the log. */
    public void removeAll() {
        synchronized (kept) {
            kept.clear();
        }
    }
}
