package io.orderfold.kernel.jdbc;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tables of a projection, by their plain names: one with a row a thing, and others with rows that belong to it.
 *
 * @param key the column that a row is known by
 */
public record TableShape(String table, String key, List<Child> children) {

    /** @param key the column that says whose row it is */
    public record Child(String table, String key) {}

    Stream<String> names() {
        return Stream.concat(Stream.of(table), children.stream().map(Child::table));
    }
}
