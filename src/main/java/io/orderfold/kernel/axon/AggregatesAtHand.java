package io.orderfold.kernel.axon;

import io.orderfold.kernel.personal.RemembersPersons;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Aggregates kept in memory between commands, so that a product sold a thousand times is not folded anew for each order.
 * Another node may have changed one meanwhile, so each is handed out only if the log has nothing newer: one look at an
 * index instead of the whole stream. The least used go first.
 *
 * <p>Axon drops an aggregate whenever its unit of work is rolled back. One to which nothing had happened is kept here:
 * otherwise each buyer that a sold-out product refuses would have it folded anew for the next.
 */
@Component(AggregatesAtHand.NAME)
public class AggregatesAtHand implements Cache, RemembersPersons {

    /** The bean's name, for {@code @Aggregate(cache = …)}. */
    public static final String NAME = "aggregatesAtHand";

    private final EventStore store;
    private final Map<Object, Kept> entries;

    /** An entry, and the version at which the log had nothing newer, when it was handed out last. */
    private static final class Kept {

        private final Object entry;
        private @Nullable Long confirmed;

        Kept(Object entry) {
            this.entry = entry;
        }
    }

    AggregatesAtHand(@Lazy EventStore store, @Value("${orderfold.aggregates-at-hand:2000}") int most) {
        this.store = store;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Kept> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> @Nullable V get(K key) {
        Kept kept;
        synchronized (entries) {
            kept = entries.get(key);
        }
        if (kept == null) {
            return null;
        }
        if (kept.entry instanceof AggregateCacheEntry<?> aggregate) {
            Long version = aggregate(aggregate).version();
            if (!isNewest(key.toString(), version)) {
                drop(key);
                return null;
            }
            kept.confirmed = version;
        }
        return (V) kept.entry;
    }

    private boolean isNewest(String id, @Nullable Long version) {
        return version != null
                && store.lastSequenceNumberFor(id).filter(version::equals).isPresent();
    }

    @SuppressWarnings("NullAway") // what is not needed for an entry in memory is not looked at
    private static EventSourcedAggregate<?> aggregate(AggregateCacheEntry<?> kept) {
        return kept.recreateAggregate(null, null, null, null);
    }

    @Override
    public void put(Object key, Object entry) {
        synchronized (entries) {
            entries.put(key, new Kept(ofOneKind(entry)));
        }
    }

    private static Object ofOneKind(Object entry) {
        return entry instanceof AggregateCacheEntry<?> aggregate ? new OfOneKind<>(aggregate(aggregate)) : entry;
    }

    @Override
    public boolean putIfAbsent(Object key, Object entry) {
        synchronized (entries) {
            return entries.putIfAbsent(key, new Kept(ofOneKind(entry))) == null;
        }
    }

    /** Drops the entry, unless it is still what the log confirmed: an event that was rolled back has moved its version. */
    @Override
    public boolean remove(Object key) {
        Kept kept;
        synchronized (entries) {
            kept = entries.get(key);
        }
        boolean unchanged = kept != null
                && kept.confirmed != null
                && kept.entry instanceof AggregateCacheEntry<?> aggregate
                && kept.confirmed.equals(aggregate(aggregate).version());
        return !unchanged && drop(key);
    }

    private boolean drop(Object key) {
        synchronized (entries) {
            return entries.remove(key) != null;
        }
    }

    @Override
    public void forgetPersons() {
        removeAll();
    }

    @Override
    public void removeAll() {
        synchronized (entries) {
            entries.clear();
        }
    }

    @Override
    public boolean containsKey(Object key) {
        synchronized (entries) {
            return entries.containsKey(key);
        }
    }

    /** An aggregate at hand for those alone who ask for its kind: under the id of an order there is no shipment. */
    private static final class OfOneKind<T> extends AggregateCacheEntry<T> {

        private static final long serialVersionUID = 1;

        private final Class<? extends T> kind;

        OfOneKind(EventSourcedAggregate<T> aggregate) {
            super(aggregate);
            kind = aggregate.rootType();
        }

        @Override
        @SuppressWarnings("NullAway") // null has the repository look in the log
        public EventSourcedAggregate<T> recreateAggregate(
                AggregateModel<T> wanted,
                EventStore store,
                RepositoryProvider repositories,
                SnapshotTriggerDefinition snapshots) {
            return wanted == null || wanted.entityClass().equals(kind)
                    ? super.recreateAggregate(wanted, store, repositories, snapshots)
                    : null;
        }
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Nobody listens to what is kept at hand");
    }
}
