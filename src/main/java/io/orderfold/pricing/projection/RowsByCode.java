package io.orderfold.pricing.projection;

import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.jdbc.Keyset;
import io.orderfold.kernel.jdbc.ViewTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table that is listed by its key, which people know its rows by. */
record RowsByCode<V extends Versioned>(ViewTable<V> table, Keyset order, Function<V, String> code) {

    record Some<V>(List<V> items, @Nullable String nextCursor) {}

    static <V extends Versioned> RowsByCode<V> of(ViewTable<V> table, String column, Function<V, String> code) {
        return new RowsByCode<>(table, new Keyset(column, column, column, true, Keyset.Type.TEXT), code);
    }

    /** @param status null for any, and for a table without */
    Some<V> page(@Nullable Enum<?> status, int limit, @Nullable String cursor) {
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        if (status != null) {
            conditions.add("status = ?");
            arguments.add(status);
        }
        if (cursor != null) {
            conditions.add(order.condition());
            arguments.addAll(order.arguments(cursor));
        }
        // One more than asked for tells whether there is a next page.
        arguments.add(limit + 1);
        List<V> found = table.select(
                (conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ") + order.order()
                        + " limit ?",
                arguments.toArray());
        List<V> page = List.copyOf(found.subList(0, Math.min(found.size(), limit)));
        return new Some<>(page, found.size() > limit ? cursor(page.get(page.size() - 1)) : null);
    }

    private String cursor(V last) {
        return order.cursor(code.apply(last), code.apply(last));
    }
}
