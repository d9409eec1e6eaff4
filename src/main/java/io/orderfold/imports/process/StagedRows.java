package io.orderfold.imports.process;

import io.orderfold.imports.NotTaken;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** A product that a file sells: under its first name and at its first price there. */
    record Sold(String sku, String name, BigDecimal price) {}

    private final JdbcTemplate writeJdbc;

    StagedRows(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    void insert(long jobNo, List<Row> rows) {
        List<Object[]> staged = new ArrayList<>();
        List<Object[]> refused = new ArrayList<>();
        for (Row row : rows) {
            Row.Invoice invoice = row.invoice();
            Row.Goods goods = row.goods();
            if (invoice != null) {
                staged.add(new @Nullable Object[] {
                    jobNo,
                    row.line(),
                    invoice.number(),
                    invoice.cancels(),
                    goods != null,
                    goods == null ? null : goods.sku(),
                    goods == null ? null : goods.description(),
                    goods == null ? null : goods.quantity(),
                    goods == null ? null : goods.price(),
                    invoice.customerId(),
                    time(invoice.at()),
                    invoice.country()
                });
            }
            if (row.notTaken() != null) {
                refused.add(new Object[] {jobNo, row.line(), row.notTaken().toString()});
            }
        }
        if (!staged.isEmpty()) {
            writeJdbc.batchUpdate("insert into import_rows values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", staged);
        }
        refuse(refused);
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
     * @return how many steps of each sort there are
     */
    long arrange(long jobNo) {
        writeJdbc.update("delete from import_steps where job_no = ?", jobNo);
        return writeJdbc.update(
                """
                insert into import_steps
                       (job_no, step_no, cancels, invoice_no, line_no, occurrence, customer_id, invoiced_at, country)
                with firsts as (
                    select min(line_no) as line_no from import_rows where job_no = ? group by invoice_no),
                invoices as (
                    select r.* from import_rows r join firsts f on f.line_no = r.line_no where r.job_no = ?),
                cancelled as (
                    select invoice_no, line_no, takeable,
                           row_number() over (partition by invoice_no, sku order by line_no) as occurrence
                      from import_rows where job_no = ? and cancels and takeable),
                steps as (
                    select i.cancels, i.invoice_no, i.line_no, 1 as occurrence, i.customer_id, i.invoiced_at, i.country
                      from invoices i
                     where not i.cancels and exists (
                           select 1 from import_rows t
                            where t.job_no = ? and t.invoice_no = i.invoice_no and t.takeable)
                    union all
                    select i.cancels, i.invoice_no, c.line_no, c.occurrence, i.customer_id, i.invoiced_at, i.country
                      from cancelled c join invoices i on i.invoice_no = c.invoice_no)
                select ?, row_number() over (order by cancels, invoiced_at, line_no), cancels, invoice_no, line_no,
                       occurrence, customer_id, invoiced_at, country
                  from steps
                """,
                jobNo,
                jobNo,
                jobNo,
                jobNo,
                jobNo);
    }

    long invoices(long jobNo) {
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
                        + ") and takeable order by invoice_no, line_no",
                row -> {
                    lines.computeIfAbsent(row.getString("invoice_no"), invoice -> new ArrayList<>())
                            .add(line(row));
                },
                arguments.toArray());
        return lines;
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

    long soldCount(long jobNo) {
        return count(
                "select count(distinct sku) from import_rows where job_no = ? and takeable and not cancels", jobNo);
    }

    /** The next products of the file that are not yet known to be in the catalogue. */
    List<Sold> sold(long jobNo, String after, int most) {
        return writeJdbc.query(
                """
                select s.sku, coalesce(n.description, s.sku) as name, p.unit_price
                  from (select sku, min(line_no) as first_line,
                               min(case when description <> '' then line_no end) as named_line
                          from import_rows
                         where job_no = ? and takeable and not cancels and sku > ?
                         group by sku order by sku limit ?) s
                  join import_rows p on p.job_no = ? and p.line_no = s.first_line
                  left join import_rows n on n.job_no = ? and n.line_no = s.named_line
                 order by s.sku
                """,
                (row, number) ->
                        new Sold(row.getString("sku"), row.getString("name"), row.getBigDecimal("unit_price")),
                jobNo,
                after,
                most,
                jobNo,
                jobNo);
    }

    String lastRegistered(long jobNo) {
        String last =
                writeJdbc.queryForObject("select max(sku) from import_products where job_no = ?", String.class, jobNo);
        return last == null ? "" : last;
    }

    long customerCount(long jobNo) {
        return count(
                "select count(distinct customer_id) from import_steps where job_no = ? and not cancels", jobNo);
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
        for (String table : List.of("import_rows", "import_steps", "import_products")) {
            writeJdbc.update("delete from " + table + " where job_no = ?", jobNo);
        }
    }

    void forgetRefusals(long jobNo) {
        writeJdbc.update("delete from import_rows_not_taken where job_no = ?", jobNo);
    }

    private long count(String sql, long jobNo) {
        Long count = writeJdbc.queryForObject(sql, Long.class, jobNo);
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
                row.getLong("line_no"),
                row.getString("sku"),
                row.getInt("quantity"),
                row.getBigDecimal("unit_price"));
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
