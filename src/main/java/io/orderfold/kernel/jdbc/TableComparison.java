package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.jdbc.TableDifferences.Difference;
import io.orderfold.kernel.jdbc.TableDifferences.Kind;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares two versions of a group's tables. First while both go on, which finds what differs and what is merely ahead of
 * the other; then, when both stand still, those once more.
 */
final class TableComparison {

    private static final int PAGE = 500;
    private static final int MOST_NAMED = 100;
    private static final int MOST_FIELDS = 20;
    private static final String DOCUMENT = "document";

    /** All rows of one thing. */
    private static final class Thing {
        private @Nullable Map<String, @Nullable Object> row;
        private final Map<String, List<String>> children = new TreeMap<>();

        boolean isNowhere() {
            return row == null && children.isEmpty();
        }
    }

    private final JdbcTemplate jdbc;
    private final Documents documents;
    private final List<Rebuildable> projections;
    private final int serving;
    private final int other;
    private final BooleanSupplier cancelled;
    private final Map<Rebuildable, Set<Object>> suspects = new HashMap<>();
    private volatile long rows;

    TableComparison(
            JdbcTemplate jdbc,
            Documents documents,
            List<Rebuildable> projections,
            int serving,
            int other,
            BooleanSupplier cancelled) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.projections = projections;
        this.serving = serving;
        this.other = other;
        this.cancelled = cancelled;
    }

    /** How many things have been compared. */
    long rows() {
        return rows;
    }

    /** Goes through all rows. */
    void findSuspects() {
        for (Rebuildable projection : projections) {
            TableShape shape = projection.shape();
            Set<Object> found = suspects.computeIfAbsent(projection, none -> new LinkedHashSet<>());
            Object from = null;
            boolean more = true;
            while (more) {
                Map<Object, Thing> page = page(shape, serving, from, null);
                List<Object> keys = keys(page);
                more = keys.size() == PAGE;
                Object to = more ? keys.get(PAGE - 1) : null;
                addChildren(shape, serving, from, to, page);
                compare(shape, page, from, to, found);
                from = to;
            }
        }
    }

    private static List<Object> keys(Map<Object, Thing> page) {
        return List.copyOf(page.keySet());
    }

    private void compare(
            TableShape shape, Map<Object, Thing> page, @Nullable Object from, @Nullable Object to, Set<Object> found) {
        Object after = from;
        boolean more = true;
        while (more) {
            Map<Object, Thing> others = page(shape, other, after, to);
            List<Object> keys = keys(others);
            more = keys.size() == PAGE;
            Object until = more ? keys.get(PAGE - 1) : to;
            addChildren(shape, other, after, until, others);
            others.forEach((key, thing) -> {
                Thing served = page.remove(key);
                if (served == null || !fields(served, thing).isEmpty()) {
                    found.add(key);
                }
            });
            rows += others.size();
            after = until;
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("The comparison was cancelled");
            }
        }
        found.addAll(page.keySet());
    }

    /**
     * Looks at those once more, while nothing writes.
     *
     * @param handled whether the live projection is done with the event at a position of the log
     */
    TableDifferences differences(BiPredicate<Long, String> handled, Log log) {
        List<Difference> named = new ArrayList<>();
        long[] count = {0};
        suspects.forEach((projection, keys) -> {
            TableShape shape = projection.shape();
            List<Object> all = List.copyOf(keys);
            for (int first = 0; first < all.size(); first += PAGE) {
                List<Object> some = all.subList(first, Math.min(all.size(), first + PAGE));
                Map<Object, Thing> served = things(shape, serving, some);
                Map<Object, Thing> filled = things(shape, other, some);
                for (Object key : some) {
                    Thing before = served.getOrDefault(key, new Thing());
                    Thing after = filled.getOrDefault(key, new Thing());
                    List<String> fields = fields(before, after);
                    if (fields.isEmpty() || projection.isMerelyBehind(key, before.row, after.row, handled, log)) {
                        continue;
                    }
                    count[0]++;
                    if (named.size() < MOST_NAMED) {
                        Kind kind = before.isNowhere() || before.row == null && after.row != null
                                ? Kind.MISSING
                                : after.row == null ? Kind.SUPERFLUOUS : Kind.CHANGED;
                        named.add(new Difference(
                                shape.table(),
                                key.toString(),
                                kind,
                                kind == Kind.CHANGED
                                        ? fields.stream().limit(MOST_FIELDS).toList()
                                        : List.of()));
                    }
                }
            }
        });
        return new TableDifferences(rows, count[0], List.copyOf(named));
    }

    private Map<Object, Thing> page(TableShape shape, int version, @Nullable Object after, @Nullable Object to) {
        List<Object> arguments = new ArrayList<>();
        String range = range(shape.key(), after, to, arguments);
        arguments.add(PAGE);
        Map<Object, Thing> things = new LinkedHashMap<>();
        jdbc.queryForList(
                        "select * from " + TableVersions.name(shape.table(), version) + range + " order by "
                                + shape.key() + " limit ?",
                        arguments.toArray())
                .forEach(row -> thing(things, row, shape.key()).row = plain(row));
        return things;
    }

    private void addChildren(
            TableShape shape, int version, @Nullable Object after, @Nullable Object to, Map<Object, Thing> things) {
        for (TableShape.Child child : shape.children()) {
            List<Object> arguments = new ArrayList<>();
            String range = range(child.key(), after, to, arguments);
            jdbc.queryForList(
                            "select * from " + TableVersions.name(child.table(), version) + range, arguments.toArray())
                    .forEach(row -> addChild(things, row, child));
        }
    }

    private static String range(String key, @Nullable Object after, @Nullable Object to, List<Object> arguments) {
        List<String> conditions = new ArrayList<>();
        if (after != null) {
            conditions.add(key + " > ?");
            arguments.add(after);
        }
        if (to != null) {
            conditions.add(key + " <= ?");
            arguments.add(to);
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private Map<Object, Thing> things(TableShape shape, int version, Collection<Object> keys) {
        Map<Object, Thing> things = new HashMap<>();
        String in = " in (" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
        jdbc.queryForList(
                        "select * from " + TableVersions.name(shape.table(), version) + " where " + shape.key() + in,
                        keys.toArray())
                .forEach(row -> thing(things, row, shape.key()).row = plain(row));
        for (TableShape.Child child : shape.children()) {
            jdbc.queryForList(
                            "select * from " + TableVersions.name(child.table(), version) + " where " + child.key()
                                    + in,
                            keys.toArray())
                    .forEach(row -> addChild(things, row, child));
        }
        return things;
    }

    private static Thing thing(Map<Object, Thing> things, Map<String, Object> row, String key) {
        return things.computeIfAbsent(Objects.requireNonNull(row.get(key)), none -> new Thing());
    }

    private static void addChild(Map<Object, Thing> things, Map<String, Object> row, TableShape.Child child) {
        List<String> rows =
                thing(things, row, child.key()).children.computeIfAbsent(child.table(), none -> new ArrayList<>());
        rows.add(plain(row).toString());
        Collections.sort(rows);
    }

    private static Map<String, @Nullable Object> plain(Map<String, Object> row) {
        Map<String, @Nullable Object> plain = new TreeMap<>();
        row.forEach((column, value) -> plain.put(column.toLowerCase(Locale.ROOT), plain(value)));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof Timestamp time) {
            return time.toInstant();
        }
        return value instanceof java.sql.Date date ? date.toLocalDate() : value;
    }

    /** Where they differ; nothing where they don't. */
    private List<String> fields(Thing served, Thing filled) {
        List<String> fields = new ArrayList<>();
        Map<String, @Nullable Object> was = served.row == null ? Map.of() : served.row;
        Map<String, @Nullable Object> is = filled.row == null ? Map.of() : filled.row;
        for (String column : names(was, is)) {
            if (Objects.equals(was.get(column), is.get(column))) {
                continue;
            }
            if (column.equals(DOCUMENT)) {
                places(DOCUMENT, tree(was.get(column)), tree(is.get(column)), fields);
            } else {
                fields.add(column);
            }
        }
        for (String table : names(served.children, filled.children)) {
            if (!Objects.equals(served.children.get(table), filled.children.get(table))) {
                fields.add(table);
            }
        }
        return fields;
    }

    private static Set<String> names(Map<String, ?> one, Map<String, ?> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    private @Nullable Object tree(@Nullable Object document) {
        return document == null ? null : documents.tree(document.toString());
    }

    private static void places(String path, @Nullable Object before, @Nullable Object after, List<String> fields) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> was && after instanceof Map<?, ?> is) {
            Set<Object> names = new LinkedHashSet<>(was.keySet());
            names.addAll(is.keySet());
            names.forEach(name -> places(path + "." + name, was.get(name), is.get(name), fields));
            return;
        }
        if (before instanceof List<?> was && after instanceof List<?> is && was.size() == is.size()) {
            for (int i = 0; i < was.size(); i++) {
                places(path + "[" + i + "]", was.get(i), is.get(i), fields);
            }
            return;
        }
        fields.add(path);
    }
}
