package io.orderfold.audit.web;

import io.orderfold.orders.query.FieldChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A history as CSV (RFC 4180): a row for each field that changed, and one for what changed none of the order's. */
final class HistoryTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "position",
                    "at",
                    "event",
                    "aggregate",
                    "stream",
                    "version",
                    "actor",
                    "initiator",
                    "reason",
                    "command",
                    "triggerId",
                    "correlationId",
                    "field",
                    "before",
                    "after")
            .get();

    private HistoryTable() {}

    static String of(List<HistoryEntry> entries) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter rows = new CSVPrinter(text, FORMAT)) {
            for (HistoryEntry entry : entries) {
                List<FieldChange> changes = entry.changes();
                if (changes == null || changes.isEmpty()) {
                    print(rows, entry, "", null, null);
                } else {
                    for (FieldChange change : changes) {
                        print(rows, entry, change.field(), change.before(), change.after());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void print(
            CSVPrinter rows, HistoryEntry entry, String field, @Nullable Object before, @Nullable Object after)
            throws IOException {
        rows.printRecord(
                entry.position(),
                entry.at(),
                entry.event(),
                entry.aggregate(),
                entry.stream(),
                entry.version(),
                cell(entry.actor()),
                cell(entry.initiator()),
                cell(entry.reason()),
                entry.command(),
                entry.triggerId(),
                entry.correlationId(),
                field,
                cell(before),
                cell(after));
    }

    /** A spreadsheet takes a text that begins like this for a formula, and works it out. */
    private static String cell(@Nullable Object value) {
        String text = plain(value);
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> money && money.size() == 2 && money.containsKey("amount")) {
            return money.get("amount") + " " + money.get("currency");
        }
        return value == null ? "" : value.toString();
    }
}
