package io.orderfold.kernel.axon;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Aggregates kept in memory between commands, so that a product sold a thousand times is not folded anew for each order.
 * Another node may have changed one meanwhile, so each is handed out only if the log has nothing newer: one look at an
 * index instead of the whole stream. The least used go first.
 */
@Component(AggregatesAtHand.NAME)
public class AggregatesAtHand implements Cache {

    /** The bean's name, for {@code @Aggregate(cache = …)}. */
    public static final String NAME = "aggregatesAtHand";

    private final EventStore store;
    private final Map<Object, Object> entries;

    AggregatesAtHand(@Lazy EventStore store, @Value("${orderfold.aggregates-at-hand:2000}") int most) {
        this.store = store;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> @Nullable V get(K key) {
        Object entry;
        synchronized (entries) {
            entry = entries.get(key);
        }
        if (entry instanceof AggregateCacheEntry<?> kept && !isUpToDate(key.toString(), kept)) {
            remove(key);
            return null;
        }
        return (V) entry;
    }

    private boolean isUpToDate(String id, AggregateCacheEntry<?> kept) {
        // An entry that never left memory answers with the very aggregate it was made of.
        EventSourcedAggregate<?> aggregate = aggregate(kept);
        return aggregate.version() != null
                && store.lastSequenceNumberFor(id)
                        .filter(aggregate.version()::equals)
                        .isPresent();
    }

    @SuppressWarnings("NullAway") // what is not needed for an entry in memory is not looked at
    private static EventSourcedAggregate<?> aggregate(AggregateCacheEntry<?> kept) {
        return kept.recreateAggregate(null, null, null);
    }

    @Override
    public void put(Object key, Object entry) {
        synchronized (entries) {
            entries.put(key, entry);
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object entry) {
        synchronized (entries) {
            return entries.putIfAbsent(key, entry) == null;
        }
    }

    @Override
    public boolean remove(Object key) {
        synchronized (entries) {
            return entries.remove(key) != null;
        }
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

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Nobody listens to what is kept at hand");
    }
}
