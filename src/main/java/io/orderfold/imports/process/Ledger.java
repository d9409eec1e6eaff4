package io.orderfold.imports.process;

import io.orderfold.imports.process.ImportJobs.Tally;
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
import java.util.Objects;
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

    /** Keeps where a cancelled row took its pieces from, for {@link #withdraw}. */
    void noteParts(Job job, long line, List<Part> parts) {
        writeJdbc.batchUpdate(
                "insert into import_take_back_parts (entry_no, job_no, line_no, quantity) values (?, ?, ?, ?)",
                parts.stream()
                        .map(part -> new Object[] {part.entry().no(), job.no(), line, part.quantity()})
                        .toList());
    }

    /**
     * What an order that there won't be takes off the report.
     *
     * @param emptied cancelled rows that now take nothing back
     */
    record Withdrawn(Tally tally, List<Long> emptied) {}

    /** Forgets an order of a live job, and what cancelled rows took back from it. */
    Withdrawn withdraw(Job job, String orderId) {
        BigDecimal ordered = writeJdbc.queryForObject(
                "select sum(unit_price * pieces) from import_ledger where order_id = ?", BigDecimal.class, orderId);
        List<Long> touched = new ArrayList<>();
        long[] pieces = {0};
        BigDecimal[] amount = {BigDecimal.ZERO};
        writeJdbc.query(
                "select p.line_no, p.quantity, e.unit_price from import_take_back_parts p"
                        + " join import_ledger e on e.entry_no = p.entry_no where p.job_no = ? and e.order_id = ?",
                row -> {
                    touched.add(row.getLong("line_no"));
                    pieces[0] += row.getLong("quantity");
                    amount[0] = amount[0].add(
                            row.getBigDecimal("unit_price").multiply(BigDecimal.valueOf(row.getLong("quantity"))));
                },
                job.no(),
                orderId);
        writeJdbc.update(
                "delete from import_take_back_parts where job_no = ? and entry_no in"
                        + " (select entry_no from import_ledger where order_id = ?)",
                job.no(),
                orderId);
        writeJdbc.update("delete from import_ledger where order_id = ?", orderId);
        List<Long> emptied = touched.stream()
                .distinct()
                .filter(line -> !takesBack(job, line))
                .toList();
        emptied.forEach(line -> forgetTakeBack(job, line));
        return new Withdrawn(
                new Tally(-1, Objects.requireNonNull(ordered).negate(), -pieces[0], amount[0].negate()), emptied);
    }

    private boolean takesBack(Job job, long line) {
        return !writeJdbc
                .queryForList(
                        "select entry_no from import_take_back_parts where job_no = ? and line_no = ?", job.no(), line)
                .isEmpty();
    }

    private void forgetTakeBack(Job job, long line) {
        writeJdbc.update(
                "delete from import_take_backs where scope = ? and exists (select 1 from import_rows r"
                        + " where r.job_no = ? and r.line_no = ? and r.invoice_no = import_take_backs.invoice_no"
                        + " and r.sku = import_take_backs.sku and r.occurrence = import_take_backs.occurrence)",
                job.scope(),
                job.no(),
                line);
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
