package io.orderfold.imports.process;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The invoices of a running job: dated and addressed by their first row, wherever the others lie. */
@Component
class Invoices {

    private final JdbcTemplate writeJdbc;

    Invoices(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    /**
     * Notes what the rows say about their invoices.
     *
     * @return the invoices among them that earlier rows had named
     */
    Set<String> insert(long jobNo, List<Row> rows) {
        Map<String, Row> firsts = new LinkedHashMap<>();
        Set<String> takeable = new LinkedHashSet<>();
        for (Row row : rows) {
            Row.Invoice invoice = row.invoice();
            if (invoice != null) {
                firsts.putIfAbsent(invoice.number(), row);
                if (row.goods() != null) {
                    takeable.add(invoice.number());
                }
            }
        }
        Map<String, Boolean> before = find(jobNo, firsts.keySet());
        List<Object[]> added = new ArrayList<>();
        List<Object[]> changed = new ArrayList<>();
        firsts.forEach((number, row) -> {
            Boolean known = before.get(number);
            Row.Invoice invoice = row.invoice();
            if (known == null && invoice != null) {
                added.add(new @Nullable Object[] {
                    jobNo,
                    number,
                    row.line(),
                    invoice.cancels(),
                    takeable.contains(number),
                    invoice.customerId(),
                    OffsetDateTime.ofInstant(invoice.at(), ZoneOffset.UTC),
                    invoice.country()
                });
            } else if (Boolean.FALSE.equals(known) && takeable.contains(number)) {
                changed.add(new Object[] {jobNo, number});
            }
        });
        if (!added.isEmpty()) {
            writeJdbc.batchUpdate(
                    "insert into import_invoices (job_no, invoice_no, first_line, cancels, takeable, customer_id,"
                            + " invoiced_at, country) values (?, ?, ?, ?, ?, ?, ?, ?)",
                    added);
        }
        if (!changed.isEmpty()) {
            writeJdbc.batchUpdate(
                    "update import_invoices set takeable = true where job_no = ? and invoice_no = ?", changed);
        }
        return before.keySet();
    }

    /** Which of the invoices are known, and whether any of their rows can be taken. */
    private Map<String, Boolean> find(long jobNo, Set<String> numbers) {
        Map<String, Boolean> found = new HashMap<>();
        if (!numbers.isEmpty()) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(jobNo);
            arguments.addAll(numbers);
            writeJdbc.query(
                    "select invoice_no, takeable from import_invoices where job_no = ? and invoice_no in ("
                            + String.join(", ", Collections.nCopies(numbers.size(), "?")) + ")",
                    row -> {
                        found.put(row.getString("invoice_no"), row.getBoolean("takeable"));
                    },
                    arguments.toArray());
        }
        return found;
    }
}
