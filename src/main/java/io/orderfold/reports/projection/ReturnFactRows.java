package io.orderfold.reports.projection;

import io.orderfold.kernel.Words;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tables {@code report_returns} and {@code report_return_lines}. */
@Component
class ReturnFactRows {

    private final ViewTable<ReturnFacts> table;

    ReturnFactRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(
                        tables, documents, ReturnFacts.class, "report_returns", "return_id", back -> back.returnId()
                                .toString())
                .column("order_id", back -> back.orderId().toString())
                .column("requested_at", ReturnFacts::requestedAt)
                .column("refused", ReturnFacts::refused)
                .children(
                        "report_return_lines",
                        List.of(
                                "return_id",
                                "line_no",
                                "order_id",
                                "sku",
                                "currency",
                                "reason",
                                "pieces",
                                "requested_at",
                                "requested_second"),
                        ReturnFactRows::lines);
    }

    ViewTable<ReturnFacts> table() {
        return table;
    }

    private static List<Object[]> lines(ReturnFacts back) {
        return back.lines().stream()
                .map(line -> new Object[] {
                    back.returnId().toString(),
                    Integer.valueOf(line.lineId().value()),
                    back.orderId().toString(),
                    line.sku().value(),
                    line.unitPrice().currency().getCurrencyCode(),
                    Words.of(line.reason()),
                    line.pieces(),
                    back.requestedAt(),
                    back.requestedAt().getEpochSecond()
                })
                .toList();
    }
}
