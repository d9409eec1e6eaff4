package io.orderfold.kernel.jdbc;

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
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A table of the read side with a row a view: the whole view as a JSON document, and beside it, in columns of their own,
 * what lists filter and sort by and what a person wants to see. A view may bring rows of a second table, such as one a
 * line.
 *
 * @param <V> the view
 */
public final class ViewTable<V extends Versioned> {

    private record Column<V>(String name, Function<V, @Nullable Object> value) {}

    private record Children<V>(String table, List<String> columns, Function<V, List<Object[]>> rows) {}

    private final JdbcTemplate jdbc;
    private final Documents documents;
    private final Class<V> type;
    private final String table;
    private final Column<V> id;
    private final List<Column<V>> columns = new ArrayList<>();
    private final List<Children<V>> children = new ArrayList<>();

    /**
     * @param jdbc the read database
     * @param idColumn the primary key, the same as the view's stream without its prefix
     */
    public ViewTable(
            JdbcTemplate jdbc,
            Documents documents,
            Class<V> type,
            String table,
            String idColumn,
            Function<V, String> id) {
        this.jdbc = jdbc;
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

    /** The views that a condition picks: {@code select("where status = ? order by ordered_at", "DRAFT")}. */
    public List<V> select(String conditionAndOrder, Object... arguments) {
        return jdbc.query(
                "select document from " + table + " " + conditionAndOrder,
                (rows, number) -> documents.read(rows.getString(1), type),
                database(arguments));
    }

    Map<String, V> findAll(Collection<String> keys) {
        Map<String, V> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.query(
                    "select " + id.name() + ", document from " + table + " where " + id.name() + " in ("
                            + marks(keys.size()) + ")",
                    (ResultSet rows) -> put(found, rows),
                    keys.toArray());
        }
        return found;
    }

    Map<String, Long> versions(Collection<String> keys) {
        Map<String, Long> found = new HashMap<>();
        jdbc.query(
                "select " + id.name() + ", version from " + table + " where " + id.name() + " in (" + marks(keys.size())
                        + ")",
                (ResultSet rows) -> {
                    found.put(rows.getString(1), rows.getLong(2));
                },
                keys.toArray());
        return found;
    }

    private void put(Map<String, V> found, ResultSet rows) throws SQLException {
        found.put(rows.getString(1), documents.read(rows.getString(2), type));
    }

    void insert(Collection<V> views) {
        if (views.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>(List.of(id.name(), "version", "document"));
        columns.forEach(column -> names.add(column.name()));
        jdbc.batchUpdate(
                "insert into " + table + " (" + String.join(", ", names) + ") values (" + marks(names.size()) + ")",
                views.stream()
                        .map(view -> {
                            List<@Nullable Object> row = new ArrayList<>();
                            row.add(id.value().apply(view));
                            row.addAll(values(view));
                            return row.toArray();
                        })
                        .toList());
        insertChildren(views);
    }

    void update(Collection<V> views) {
        if (views.isEmpty()) {
            return;
        }
        StringBuilder assignments = new StringBuilder("version = ?, document = ?");
        columns.forEach(column -> assignments.append(", ").append(column.name()).append(" = ?"));
        jdbc.batchUpdate(
                "update " + table + " set " + assignments + " where " + id.name() + " = ?",
                views.stream()
                        .map(view -> {
                            List<@Nullable Object> row = values(view);
                            row.add(id.value().apply(view));
                            return row.toArray();
                        })
                        .toList());
        Object[] keys = views.stream().map(view -> id.value().apply(view)).toArray();
        children.forEach(child -> jdbc.update(
                "delete from " + child.table() + " where " + child.columns().get(0) + " in (" + marks(keys.length)
                        + ")",
                keys));
        insertChildren(views);
    }

    private void insertChildren(Collection<V> views) {
        for (Children<V> child : children) {
            List<Object[]> rows = views.stream()
                    .flatMap(view -> child.rows().apply(view).stream())
                    .map(ViewTable::database)
                    .toList();
            if (!rows.isEmpty()) {
                jdbc.batchUpdate(
                        "insert into " + child.table() + " (" + String.join(", ", child.columns()) + ") values ("
                                + marks(child.columns().size()) + ")",
                        rows);
            }
        }
    }

    void deleteAll() {
        children.forEach(child -> jdbc.update("delete from " + child.table()));
        jdbc.update("delete from " + table);
    }

    JdbcTemplate jdbc() {
        return jdbc;
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
