package io.orderfold.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A column of a report: what it is called in its rows and in a table's head, and what stands in it. */
public record ReportColumn(String name, Kind kind) {

    /** What stands in a column. */
    public enum Kind {
        /** A name, an id or a word. */
        TEXT,
        /** A day, as in 2026-01-31; of a week or month, the first. */
        DATE,
        /** An instant (RFC 3339). */
        TIME,
        /** A whole number. */
        COUNT,
        /** A number with decimals. */
        NUMBER,
        /** An amount as decimal text, in the currency that the row names. */
        MONEY;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static ReportColumn text(String name) {
        return new ReportColumn(name, Kind.TEXT);
    }

    public static ReportColumn date(String name) {
        return new ReportColumn(name, Kind.DATE);
    }

    public static ReportColumn time(String name) {
        return new ReportColumn(name, Kind.TIME);
    }

    public static ReportColumn count(String name) {
        return new ReportColumn(name, Kind.COUNT);
    }

    public static ReportColumn number(String name) {
        return new ReportColumn(name, Kind.NUMBER);
    }

    public static ReportColumn money(String name) {
        return new ReportColumn(name, Kind.MONEY);
    }
}
