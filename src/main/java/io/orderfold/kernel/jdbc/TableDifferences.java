package io.orderfold.kernel.jdbc;

import java.util.List;

/**
 * How the serving tables differ from what the log gives.
 *
 * @param rows how many things were compared, each with all its rows
 * @param count how many of them differ
 * @param first some of those
 */
public record TableDifferences(long rows, long count, List<Difference> first) {

    /** What may be wrong with a row. */
    public enum Kind {
        /** The log gives it, and it does not serve. */
        MISSING,
        /** It serves, and the log does not give it. */
        SUPERFLUOUS,
        /** It serves with other values than the log gives. */
        CHANGED
    }

    /**
     * A row that differs.
     *
     * @param key of the row
     * @param fields where: a column, a place in its document, another table with rows that belong to it
     */
    public record Difference(String table, String key, Kind kind, List<String> fields) {}
}
