package io.orderfold.imports.process;

import io.orderfold.imports.NotTaken;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A job's rows between reading and taking, and the steps they make: in the database, however long the file. */
@Component
class StagedRows {

    /** What is taken in one go: an ordinary invoice, or one cancelled row. */
    record Step(
            long no,
            boolean cancels,
            String invoiceNo,
            long line,
            int occurrence,
            String customerId,
            Instant at,
            @Nullable String country) {}

    /** A row that may be taken. */
    record Line(long line, String sku, int quantity, BigDecimal price) {}

    private final JdbcTemplate writeJdbc;
    private final Invoices invoices;
    private final Products products;

    StagedRows(JdbcTemplate writeJdbc, Invoices invoices, Products products) {
        this.writeJdbc = writeJdbc;
        this.invoices = invoices;
        this.products = products;
    }

    /** Keeps rows as they were judged, in the file's order. */
    void insert(long jobNo, List<Row> rows) {
        Set<String> before = invoices.insert(jobNo, rows);
        Map<List<String>, Integer> occurrences = new HashMap<>();
        List<Object[]> staged = new ArrayList<>();
        List<Object[]> refused = new ArrayList<>();
        for (Row row : rows) {
            Row.Invoice invoice = row.invoice();
            Row.Goods goods = row.goods();
            NotTaken reason = row.notTaken();
            if (reason != null) {
                refused.add(new Object[] {jobNo, row.line(), reason.toString()});
            } else if (invoice != null && goods != null) {
                staged.add(new Object[] {
                    jobNo,
                    row.line(),
                    invoice.number(),
                    invoice.cancels(),
                    goods.sku(),
                    invoice.cancels() ? occurrence(jobNo, invoice.number(), goods.sku(), before, occurrences) : 1,
                    goods.quantity(),
                    goods.price()
                });
            }
        }
        if (!staged.isEmpty()) {
            writeJdbc.batchUpdate(
                    "insert into import_rows (job_no, line_no, invoice_no, cancels, sku, occurrence, quantity, unit_price)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    staged);
        }
        refuse(refused);
        products.insert(jobNo, rows);
    }

    /** Which of an invoice's rows with that sku it is, counted from 1: that names a cancelled row in every file. */
    private int occurrence(
            long jobNo, String invoice, String sku, Set<String> before, Map<List<String>, Integer> occurrences) {
        return occurrences.merge(
                List.of(invoice, sku),
                1
                        + (occurrences.containsKey(List.of(invoice, sku)) || !before.contains(invoice)
                                ? 0
                                : (int) count(
                                        "select count(*) from import_rows where job_no = ? and invoice_no = ? and sku = ?",
                                        jobNo,
                                        invoice,
                                        sku)),
                (count, one) -> count + 1);
    }

    void refuse(long jobNo, Collection<Long> lines, NotTaken reason) {
        refuse(lines.stream()
                .map(line -> new Object[] {jobNo, line, reason.toString()})
                .toList());
    }

    private void refuse(List<Object[]> refused) {
        if (!refused.isEmpty()) {
            writeJdbc.batchUpdate(
                    "insert into import_rows_not_taken (job_no, line_no, reason) values (?, ?, ?)", refused);
        }
    }

    /**
     * Makes the steps: ordinary invoices by date, then cancelled rows by date, the file's order deciding between equal
     * dates. An invoice is dated and addressed by its first row.
     *
     * @return how many steps there are
     */
    long arrange(long jobNo) {
        writeJdbc.update("delete from import_steps where job_no = ?", jobNo);
        long ordinary = writeJdbc.update("""
                insert into import_steps
                       (job_no, step_no, cancels, invoice_no, line_no, occurrence, customer_id, invoiced_at, country)
                select job_no, row_number() over (order by invoiced_at, first_line), false, invoice_no, first_line, 1,
                       customer_id, invoiced_at, country
                  from import_invoices where job_no = ? and not cancels and takeable
                """, jobNo);
        long cancelled = writeJdbc.update("""
                insert into import_steps
                       (job_no, step_no, cancels, invoice_no, line_no, occurrence, customer_id, invoiced_at, country)
                select r.job_no, ? + row_number() over (order by i.invoiced_at, r.line_no), true, r.invoice_no,
                       r.line_no, r.occurrence, i.customer_id, i.invoiced_at, i.country
                  from import_rows r join import_invoices i on i.job_no = r.job_no and i.invoice_no = r.invoice_no
                 where r.job_no = ? and r.cancels
                """, ordinary, jobNo);
        return ordinary + cancelled;
    }

    long ordinary(long jobNo) {
        return count("select count(*) from import_steps where job_no = ? and not cancels", jobNo);
    }

    List<Step> steps(long jobNo, long after, int most) {
        return writeJdbc.query(
                "select * from import_steps where job_no = ? and step_no > ? order by step_no limit ?",
                StagedRows::step,
                jobNo,
                after,
                most);
    }

    /** The rows of each invoice that may be taken, in the file's order. */
    Map<String, List<Line>> lines(long jobNo, Collection<String> invoices) {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        if (invoices.isEmpty()) {
            return lines;
        }
        List<Object> arguments = new ArrayList<>();
        arguments.add(jobNo);
        arguments.addAll(invoices);
        writeJdbc.query(
                "select invoice_no, line_no, sku, quantity, unit_price from import_rows where job_no = ? and invoice_no in ("
                        + String.join(", ", Collections.nCopies(invoices.size(), "?"))
                        + ") order by invoice_no, line_no",
                row -> {
                    lines.computeIfAbsent(row.getString("invoice_no"), invoice -> new ArrayList<>())
                            .add(line(row));
                },
                arguments.toArray());
        return lines;
    }

    /** The rows of a step that nobody has refused. */
    List<Long> taken(long jobNo, Step step) {
        return step.cancels()
                ? List.of(step.line())
                : writeJdbc.queryForList(
                        "select line_no from import_rows r where job_no = ? and invoice_no = ? and not exists (select 1"
                                + " from import_rows_not_taken n where n.job_no = r.job_no and n.line_no = r.line_no)"
                                + " order by line_no",
                        Long.class,
                        jobNo,
                        step.invoiceNo());
    }

    Line line(long jobNo, long line) {
        return writeJdbc
                .query(
                        "select line_no, sku, quantity, unit_price from import_rows where job_no = ? and line_no = ?",
                        (row, number) -> line(row),
                        jobNo,
                        line)
                .get(0);
    }

    long customerCount(long jobNo) {
        return count("select count(distinct customer_id) from import_steps where job_no = ? and not cancels", jobNo);
    }

    List<String> customers(long jobNo, String after, int most) {
        return writeJdbc.queryForList(
                "select distinct customer_id from import_steps where job_no = ? and not cancels and customer_id > ?"
                        + " order by customer_id limit ?",
                String.class,
                jobNo,
                after,
                most);
    }

    /** Frees what only a running job needs. */
    void clear(long jobNo) {
        for (String table : List.of(
                "import_rows", "import_invoices", "import_steps", "import_products", "import_take_back_parts")) {
            writeJdbc.update("delete from " + table + " where job_no = ?", jobNo);
        }
    }

    void forgetRefusals(long jobNo) {
        writeJdbc.update("delete from import_rows_not_taken where job_no = ?", jobNo);
    }

    private long count(String sql, Object... arguments) {
        Long count = writeJdbc.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getLong("step_no"),
                row.getBoolean("cancels"),
                row.getString("invoice_no"),
                row.getLong("line_no"),
                row.getInt("occurrence"),
                row.getString("customer_id"),
                row.getObject("invoiced_at", OffsetDateTime.class).toInstant(),
                row.getString("country"));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("line_no"), row.getString("sku"), row.getInt("quantity"), row.getBigDecimal("unit_price"));
    }
}
