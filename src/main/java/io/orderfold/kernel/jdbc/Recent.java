package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.Versioned;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The views a projection has written last. They are of use only as long as the table holds the same version. */
final class Recent<V extends Versioned> {

    private static final int MOST = 2_000;

    private final Map<String, V> views = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    };

    synchronized void keep(String key, V view) {
        views.put(key, view);
    }

    /** Which of the keys are here. */
    synchronized Set<String> among(Collection<String> keys) {
        return keys.stream().filter(views::containsKey).collect(Collectors.toSet());
    }

    synchronized @Nullable V at(String key, long version) {
        V view = views.get(key);
        return view != null && view.version() == version ? view : null;
    }
}
