package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.Rejection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Walks a sorted list by "what comes after this row" instead of by counting rows, so that page 1,000 costs what page 1
 * does and a row that is added meanwhile shifts nothing. The id column breaks ties, so that the order is total.
 *
 * @param sort the name clients know the order by; stands in the cursor, so that one of another order is refused
 * @param column never null in any row; an index on (column, idColumn) must exist
 */
public record Keyset(String sort, String column, String idColumn, boolean ascending, Type type) {

    private static final char SEPARATOR = '\u001f';

    /** What the column holds. */
    public enum Type {
        TEXT(text -> text),
        NUMBER(BigDecimal::new),
        TIME(text -> OffsetDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC));

        private final Function<String, Object> parse;

        Type(Function<String, Object> parse) {
            this.parse = parse;
        }
    }

    /** The condition a row meets that comes after the cursor's; takes {@link #arguments}. */
    public String condition() {
        String after = ascending ? ">" : "<";
        return column + " " + after + "= ? and (" + column + " " + after + " ? or " + idColumn + " " + after + " ?)";
    }

    public String order() {
        String direction = ascending ? "" : " desc";
        return "order by " + column + direction + ", " + idColumn + direction;
    }

    /** As {@link #order}, among rows that all have the same in each of these columns. */
    public String orderWithin(String... same) {
        String direction = ascending ? ", " : " desc, ";
        return order().replace("order by ", "order by " + String.join(direction, same) + direction);
    }

    /** The cursor that stands for a row. */
    public String cursor(Object columnValue, String id) {
        String text = sort + SEPARATOR + (ascending ? "a" : "d") + SEPARATOR + columnValue + SEPARATOR + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Rejection {@code malformed-cursor} when it is none of this order's */
    public List<Object> arguments(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
                    .split(String.valueOf(SEPARATOR), -1);
            if (parts.length == 4 && parts[0].equals(sort) && parts[1].equals(ascending ? "a" : "d")) {
                Object value = type.parse.apply(parts[2]);
                return List.of(value, value, parts[3]);
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // answered below
        }
        throw Rejection.invalid(
                "malformed-cursor", "cursor", "A cursor is taken from nextCursor of a page in the same order.");
    }
}
