package io.orderfold.imports.process;

import io.orderfold.imports.process.StagedRows.Step;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What is left to take back of each order line that was brought in. It outlives the job, so that a later file can cancel
 * what an earlier one ordered; it changes in the transaction of the commands that it is about.
 */
@Component
class Ledger {

    /** An order line, and what cancellations have left of it. */
    record Entry(long no, String orderId, int line, BigDecimal unitPrice, int left) {}

    /** So many pieces of an order line. */
    record Part(Entry entry, int quantity) {}

    /** A cancelled row that was taken before. */
    record TakeBack(String customerId, Instant at, int quantity, BigDecimal amount) {}

    private final JdbcTemplate writeJdbc;

    Ledger(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    /** Which of the orders have been brought in, by this job or another. */
    Set<String> known(Collection<String> orderIds) {
        return orderIds.isEmpty()
                ? Set.of()
                : new HashSet<>(writeJdbc.queryForList(
                        "select distinct order_id from import_ledger where order_id in ("
                                + String.join(", ", Collections.nCopies(orderIds.size(), "?")) + ")",
                        String.class,
                        orderIds.toArray()));
    }

    /** @param lines of the order, in its order: line 1 is the first */
    void enter(Job job, Step step, String orderId, List<StagedRows.Line> lines) {
        List<Object[]> entries = new ArrayList<>();
        for (StagedRows.Line line : lines) {
            entries.add(new Object[] {
                job.scope(),
                job.currency().getCurrencyCode(),
                step.customerId(),
                line.sku(),
                time(step.at()),
                orderId,
                entries.size() + 1,
                line.price(),
                line.quantity(),
                line.quantity()
            });
        }
        writeJdbc.batchUpdate(
                "insert into import_ledger (scope, currency, customer_id, sku, ordered_at, order_id, line_no,"
                        + " unit_price, pieces, pieces_left) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries);
    }

    /**
     * Where so many pieces are to be taken back: from the customer's latest earlier order lines with that sku, the latest
     * first. Empty where less than that is left.
     */
    Optional<List<Part>> latestEarlier(Job job, Step step, String sku, int quantity) {
        List<Part> parts = new ArrayList<>();
        int[] open = {quantity};
        writeJdbc.query(
                "select entry_no, order_id, line_no, unit_price, pieces_left from import_ledger"
                        + " where customer_id = ? and sku = ? and ordered_at < ? and pieces_left > 0"
                        + " and scope = ? and currency = ? order by ordered_at desc, entry_no desc",
                row -> {
                    if (open[0] > 0) {
                        Entry entry = entry(row);
                        int part = Math.min(open[0], entry.left());
                        parts.add(new Part(entry, part));
                        open[0] -= part;
                    }
                },
                step.customerId(),
                sku,
                time(step.at()),
                job.scope(),
                job.currency().getCurrencyCode());
        return open[0] == 0 ? Optional.of(parts) : Optional.empty();
    }

    void takeBack(Job job, Step step, String sku, int quantity, BigDecimal amount, List<Part> parts) {
        writeJdbc.batchUpdate(
                "update import_ledger set pieces_left = pieces_left - ? where entry_no = ?",
                parts.stream()
                        .map(part -> new Object[] {part.quantity(), part.entry().no()})
                        .toList());
        writeJdbc.update(
                "insert into import_take_backs (scope, invoice_no, sku, occurrence, customer_id, invoiced_at, quantity,"
                        + " amount) values (?, ?, ?, ?, ?, ?, ?, ?)",
                job.scope(),
                step.invoiceNo(),
                sku,
                step.occurrence(),
                step.customerId(),
                time(step.at()),
                quantity,
                amount);
    }

    Optional<TakeBack> takenBack(Job job, Step step, String sku) {
        return writeJdbc
                .query(
                        "select customer_id, invoiced_at, quantity, amount from import_take_backs"
                                + " where scope = ? and invoice_no = ? and sku = ? and occurrence = ?",
                        (row, number) -> new TakeBack(
                                row.getString("customer_id"),
                                row.getObject("invoiced_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getInt("quantity"),
                                row.getBigDecimal("amount")),
                        job.scope(),
                        step.invoiceNo(),
                        sku,
                        step.occurrence())
                .stream()
                .findFirst();
    }

    /** What is left of each line of the orders that this job's scope has, in the orders' own order. */
    Map<String, List<LeftOver>> leftOver(Job job, Collection<String> orderIds) {
        Map<String, List<LeftOver>> left = new HashMap<>();
        if (orderIds.isEmpty()) {
            return left;
        }
        List<Object> arguments = new ArrayList<>();
        arguments.add(job.scope());
        arguments.addAll(orderIds);
        writeJdbc.query(
                "select order_id, sku, unit_price, pieces_left from import_ledger where scope = ? and order_id in ("
                        + String.join(", ", Collections.nCopies(orderIds.size(), "?")) + ") order by order_id, line_no",
                row -> {
                    left.computeIfAbsent(row.getString("order_id"), order -> new ArrayList<>())
                            .add(new LeftOver(
                                    row.getString("sku"), row.getBigDecimal("unit_price"), row.getInt("pieces_left")));
                },
                arguments.toArray());
        return left;
    }

    /** An order line less what was cancelled of it. */
    record LeftOver(String sku, BigDecimal unitPrice, int quantity) {}

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("entry_no"),
                row.getString("order_id"),
                row.getInt("line_no"),
                row.getBigDecimal("unit_price"),
                row.getInt("pieces_left"));
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
