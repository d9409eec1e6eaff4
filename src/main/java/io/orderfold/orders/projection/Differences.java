package io.orderfold.orders.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.orders.query.FieldChange;
import io.orderfold.orders.query.OrderView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares two states of an order, place by place, as clients see them. */
@Component
class Differences {

    /** These change with every event or edit, and say nothing about it. */
    private static final Set<String> PASSED_OVER = Set.of("version", "updatedAt", "undo", "redo");

    /** What an element of a list is known by. */
    private static final List<String> IDS =
            List.of("lineId", "discountId", "noteId", "paymentRef", "paymentId", "replacement", "kind");

    private final Documents documents;

    Differences(Documents documents) {
        this.documents = documents;
    }

    List<FieldChange> between(@Nullable OrderView before, @Nullable OrderView after) {
        List<FieldChange> changes = new ArrayList<>();
        Map<?, ?> was = tree(before);
        Map<?, ?> is = tree(after);
        for (Object name : names(was, is)) {
            if (!PASSED_OVER.contains(name.toString())) {
                compare(name.toString(), was.get(name), is.get(name), changes);
            }
        }
        return changes;
    }

    private Map<?, ?> tree(@Nullable OrderView view) {
        return view == null ? Map.of() : documents.shown(view);
    }

    private static void compare(
            String path, @Nullable Object before, @Nullable Object after, List<FieldChange> changes) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> was && after instanceof Map<?, ?> is && !isMoney(was)) {
            names(was, is).forEach(name -> compare(path + "." + name, was.get(name), is.get(name), changes));
            return;
        }
        if (isIdentified(before) && isIdentified(after)) {
            Map<?, ?> was = byId(before);
            Map<?, ?> is = byId(after);
            names(was, is).forEach(id -> compare(path + "[" + id + "]", was.get(id), is.get(id), changes));
            return;
        }
        if (!isEmpty(before) || !isEmpty(after)) {
            changes.add(new FieldChange(path, before, after));
        }
    }

    /** A list without anything in it is no news of what has just come to be. */
    private static boolean isEmpty(@Nullable Object node) {
        return node == null || node instanceof List<?> list && list.isEmpty();
    }

    private static boolean isMoney(Map<?, ?> node) {
        return node.keySet().equals(Set.of("amount", "currency"));
    }

    private static boolean isIdentified(@Nullable Object node) {
        return node == null || node instanceof List<?> list && list.stream().allMatch(element -> id(element) != null);
    }

    private static Map<?, ?> byId(@Nullable Object node) {
        Map<Object, Object> elements = new LinkedHashMap<>();
        if (node instanceof List<?> list) {
            list.forEach(element -> elements.put(Objects.requireNonNull(id(element)), element));
        }
        return elements;
    }

    private static @Nullable Object id(@Nullable Object element) {
        return element instanceof Map<?, ?> map
                ? IDS.stream()
                        .filter(map::containsKey)
                        .<Object>map(map::get)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static Set<?> names(Map<?, ?> one, Map<?, ?> other) {
        Set<Object> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }
}
