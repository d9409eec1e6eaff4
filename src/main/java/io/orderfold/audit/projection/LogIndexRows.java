package io.orderfold.audit.projection;

import io.orderfold.audit.query.LogQuery.Filter;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.jdbc.ReadTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table {@code logged_events}. */
@Component
class LogIndexRows {

    private static final List<String> COLUMNS = List.of(
            "log_position",
            "event_id",
            "stream",
            "stream_version",
            "aggregate_type",
            "event_type",
            "recorded_at",
            "actor",
            "initiator",
            "command",
            "correlation_id",
            "trigger_id",
            "request_id",
            "order_id");
    // An event that is handled again, after it was parked or its segment was lost, has its row already.
    private static final String INSERT_ONCE = "insert into {logged_events} (" + String.join(", ", COLUMNS) + ") select "
            + String.join(", ", COLUMNS.stream().map(LogIndexRows::parameter).toList())
            + " where not exists (select 1 from {logged_events} where log_position = ?)";
    private static final String INSERT = "insert into {logged_events} (" + String.join(", ", COLUMNS) + ") values ("
            + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")";

    static final String TABLE = "logged_events";

    private final ReadTables tables;

    LogIndexRows(ReadTables tables) {
        this.tables = tables;
    }

    ReadTables tables() {
        return tables;
    }

    /** What the index knows of an event. */
    record Row(
            long position,
            String eventId,
            String stream,
            long version,
            String aggregate,
            String event,
            Instant at,
            String actor,
            @Nullable String initiator,
            @Nullable String command,
            @Nullable String correlationId,
            @Nullable String triggerId,
            @Nullable String requestId,
            @Nullable String orderId) {}

    /** A parameter that is selected has no column to take its type from. */
    private static String parameter(String column) {
        return switch (column) {
            case "log_position", "stream_version" -> "cast(? as bigint)";
            case "recorded_at" -> "cast(? as timestamp with time zone)";
            default -> "cast(? as varchar(255))";
        };
    }

    static Object[] row(@Nullable Object... values) {
        return values;
    }

    /** Those that are not there yet. */
    void add(int version, List<Object[]> rows) {
        tables.batchUpdate(
                version,
                INSERT_ONCE,
                rows.stream()
                        .<@Nullable Object[]>map(row -> {
                            Object[] arguments = Arrays.copyOf(row, row.length + 1);
                            arguments[row.length] = row[0];
                            return arguments;
                        })
                        .toList());
    }

    void insert(int version, List<@Nullable Object[]> rows) {
        tables.batchUpdate(version, INSERT, rows);
    }

    void delete(int version, List<Long> positions) {
        tables.batchUpdate(
                version,
                "delete from {logged_events} where log_position = ?",
                positions.stream()
                        .<@Nullable Object[]>map(position -> new Object[] {position})
                        .toList());
    }

    void deleteAll(int version) {
        tables.update(version, "delete from {logged_events}");
    }

    /** @param after the position of the last event of the page before; null for the first page */
    List<Row> find(Filter filter, boolean newestFirst, @Nullable Long after, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        among("event_type", filter.events(), conditions, arguments);
        among("aggregate_type", filter.aggregates(), conditions, arguments);
        among("stream_version", filter.versions(), conditions, arguments);
        equal("stream", filter.stream(), conditions, arguments);
        equal("order_id", filter.orderId(), conditions, arguments);
        equal("actor", filter.actor(), conditions, arguments);
        equal("initiator", filter.initiator(), conditions, arguments);
        equal("command", filter.command(), conditions, arguments);
        equal("correlation_id", filter.correlationId(), conditions, arguments);
        if (filter.from() != null) {
            conditions.add("recorded_at >= ?");
            arguments.add(filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            conditions.add("recorded_at < ?");
            arguments.add(filter.to().atOffset(ZoneOffset.UTC));
        }
        if (after != null) {
            conditions.add("log_position " + (newestFirst ? "<" : ">") + " ?");
            arguments.add(after);
        }
        arguments.add(limit);
        return tables.query(
                "select * from {logged_events}"
                        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                        + " order by log_position" + (newestFirst ? " desc" : "") + " limit ?",
                (row, number) -> read(row),
                arguments.toArray());
    }

    List<Row> withId(String eventId) {
        return tables.query("select * from {logged_events} where event_id = ?", (row, number) -> read(row), eventId);
    }

    private static void among(String column, Collection<?> values, List<String> conditions, List<Object> arguments) {
        if (!values.isEmpty()) {
            conditions.add(column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")");
            arguments.addAll(values);
        }
    }

    private static void equal(String column, @Nullable Object value, List<String> conditions, List<Object> arguments) {
        if (value != null) {
            conditions.add(column + " = ?");
            arguments.add(value.toString());
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("log_position"),
                row.getString("event_id"),
                row.getString("stream"),
                row.getLong("stream_version"),
                row.getString("aggregate_type"),
                row.getString("event_type"),
                row.getObject("recorded_at", java.time.OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("initiator"),
                row.getString("command"),
                row.getString("correlation_id"),
                row.getString("trigger_id"),
                row.getString("request_id"),
                row.getString("order_id"));
    }

    static String cursor(long position) {
        return Long.toString(position, 36);
    }

    /** @throws Rejection {@code malformed-cursor} */
    static @Nullable Long position(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return Long.valueOf(cursor, 36);
        } catch (NumberFormatException e) {
            throw Rejection.invalid("malformed-cursor", "cursor", "A cursor is taken from nextCursor of a page.");
        }
    }
}
