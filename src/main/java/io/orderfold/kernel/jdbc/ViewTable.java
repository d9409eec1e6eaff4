package io.orderfold.kernel.jdbc;

import static io.orderfold.kernel.jdbc.TableVersions.name;

import io.orderfold.kernel.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of the read side with a row a view: the whole view as a JSON document, and beside it, in columns of their own,
 * what lists filter and sort by and what a person wants to see. A view may bring rows of a second table, such as one a
 * line.
 *
 * @param <V> the view
 */
public final class ViewTable<V extends Versioned> {

    private static final int REWRITTEN_AT_ONCE = 1_000;

    private record Column<V>(String name, Function<V, @Nullable Object> value) {}

    private record Children<V>(String table, List<String> columns, Function<V, List<Object[]>> rows) {}

    private static final int MOST_ASKED = 500;

    private final ReadTables tables;
    private final Documents documents;
    private final Class<V> type;
    private final String table;
    private final Column<V> id;
    private final List<Column<V>> columns = new ArrayList<>();
    private final List<Children<V>> children = new ArrayList<>();

    /**
     * @param idColumn the primary key, the same as the view's stream without its prefix
     */
    public ViewTable(
            ReadTables tables,
            Documents documents,
            Class<V> type,
            String table,
            String idColumn,
            Function<V, String> id) {
        this.tables = tables;
        this.documents = documents;
        this.type = type;
        this.table = table;
        this.id = new Column<>(idColumn, id::apply);
    }

    /** A column that shows a value of the view; instants become timestamps in UTC. */
    public ViewTable<V> column(String name, Function<V, @Nullable Object> value) {
        columns.add(new Column<>(name, value));
        return this;
    }

    /** Rows of another table whose first column is the view's id, all replaced when the view changes. */
    public ViewTable<V> children(String childTable, List<String> childColumns, Function<V, List<Object[]>> rows) {
        children.add(new Children<>(childTable, childColumns, rows));
        return this;
    }

    public Optional<V> find(String key) {
        return select("where " + id.name() + " = ?", key).stream().findFirst();
    }

    /**
     * The views that a condition picks: {@code select("where status = ? order by ordered_at", "DRAFT")}. It names other
     * tables as {@link ReadTables} has it.
     */
    public List<V> select(String conditionAndOrder, Object... arguments) {
        return tables.query(
                "select document from {" + table + "} " + conditionAndOrder,
                (rows, number) -> documents.read(rows.getString(1), type),
                database(arguments));
    }

    Map<String, V> findAll(int version, Collection<String> keys) {
        Map<String, V> found = new HashMap<>();
        for (List<String> some : parts(keys)) {
            tables.jdbc()
                    .query(
                            "select " + id.name() + ", document from " + name(table, version) + " where " + id.name()
                                    + " in (" + marks(some.size()) + ")",
                            (ResultSet rows) -> put(found, rows),
                            some.toArray());
        }
        return found;
    }

    Map<String, Long> versions(int version, Collection<String> keys) {
        Map<String, Long> found = new HashMap<>();
        for (List<String> some : parts(keys)) {
            tables.jdbc()
                    .query(
                            "select " + id.name() + ", version from " + name(table, version) + " where " + id.name()
                                    + " in (" + marks(some.size()) + ")",
                            (ResultSet rows) -> {
                                found.put(rows.getString(1), rows.getLong(2));
                            },
                            some.toArray());
        }
        return found;
    }

    private static List<List<String>> parts(Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_ASKED) {
            parts.add(all.subList(from, Math.min(all.size(), from + MOST_ASKED)));
        }
        return parts;
    }

    private void put(Map<String, V> found, ResultSet rows) throws SQLException {
        found.put(rows.getString(1), documents.read(rows.getString(2), type));
    }

    /** Writes each document anew, as they are written today; one that was changed meanwhile is left, for it has been. */
    void rewriteDocuments(int version) {
        String after = "";
        List<V> some;
        do {
            some = tables.jdbc()
                    .query(
                            "select document from " + name(table, version) + " where " + id.name() + " > ? order by "
                                    + id.name() + " limit ?",
                            (rows, number) -> documents.read(rows.getString(1), type),
                            after,
                            REWRITTEN_AT_ONCE);
            tables.batchUpdate(
                    version,
                    "update {" + table + "} set document = ? where " + id.name() + " = ? and version = ?",
                    some.stream()
                            .map(view -> new Object[] {documents.write(view), key(view), view.version()})
                            .toList());
            after = some.isEmpty() ? after : key(some.get(some.size() - 1));
        } while (!some.isEmpty());
    }

    Class<V> type() {
        return type;
    }

    void insert(int version, Collection<V> views) {
        if (views.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>(List.of(id.name(), "version", "document"));
        columns.forEach(column -> names.add(column.name()));
        tables.batchUpdate(
                version,
                "insert into {" + table + "} (" + String.join(", ", names) + ") values (" + marks(names.size()) + ")",
                views.stream()
                        .map(view -> {
                            List<@Nullable Object> row = new ArrayList<>();
                            row.add(key(view));
                            row.addAll(values(view));
                            return row.toArray();
                        })
                        .toList());
        insertChildren(version, views);
    }

    void update(int version, Collection<V> views) {
        if (views.isEmpty()) {
            return;
        }
        StringBuilder assignments = new StringBuilder("version = ?, document = ?");
        columns.forEach(column -> assignments.append(", ").append(column.name()).append(" = ?"));
        tables.batchUpdate(
                version,
                "update {" + table + "} set " + assignments + " where " + id.name() + " = ?",
                views.stream()
                        .map(view -> {
                            List<@Nullable Object> row = values(view);
                            row.add(key(view));
                            return row.toArray();
                        })
                        .toList());
        deleteChildren(version, views.stream().map(this::key).toList());
        insertChildren(version, views);
    }

    private void deleteChildren(int version, List<String> keys) {
        for (List<String> some : parts(keys)) {
            children.forEach(child -> tables.update(
                    version,
                    "delete from {" + child.table() + "} where "
                            + child.columns().get(0) + " in (" + marks(some.size()) + ")",
                    some.toArray()));
        }
    }

    private void insertChildren(int version, Collection<V> views) {
        for (Children<V> child : children) {
            List<@Nullable Object[]> rows = views.stream()
                    .flatMap(view -> child.rows().apply(view).stream())
                    .map(ViewTable::database)
                    .toList();
            if (!rows.isEmpty()) {
                tables.batchUpdate(
                        version,
                        "insert into {" + child.table() + "} (" + String.join(", ", child.columns()) + ") values ("
                                + marks(child.columns().size()) + ")",
                        rows);
            }
        }
    }

    void delete(int version, Collection<String> keys) {
        deleteChildren(version, List.copyOf(keys));
        for (List<String> some : parts(keys)) {
            tables.update(
                    version,
                    "delete from {" + table + "} where " + id.name() + " in (" + marks(some.size()) + ")",
                    some.toArray());
        }
    }

    void deleteAll(int version) {
        children.forEach(child -> tables.update(version, "delete from {" + child.table() + "}"));
        tables.update(version, "delete from {" + table + "}");
    }

    ReadTables tables() {
        return tables;
    }

    String key(V view) {
        return (String) Objects.requireNonNull(id.value().apply(view));
    }

    /** Whether a document says what the view does, in whatever order. */
    boolean isDocumentOf(String document, V view) {
        String right = documents.write(view);
        return document.equals(right) || Objects.equals(documents.tree(document), documents.tree(right));
    }

    /** The tables and what their rows are known by. */
    TableShape shape() {
        return new TableShape(
                table,
                id.name(),
                children.stream()
                        .map(child -> new TableShape.Child(
                                child.table(), child.columns().get(0)))
                        .toList());
    }

    private List<@Nullable Object> values(V view) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(view.version());
        values.add(documents.write(view));
        columns.forEach(column -> values.add(database(column.value().apply(view))));
        return values;
    }

    private static @Nullable Object[] database(Object[] values) {
        @Nullable Object[] converted = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            converted[i] = database(values[i]);
        }
        return converted;
    }

    private static @Nullable Object database(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
