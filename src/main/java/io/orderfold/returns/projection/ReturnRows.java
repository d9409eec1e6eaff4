package io.orderfold.returns.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.Keyset;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import io.orderfold.returns.query.ReturnPage;
import io.orderfold.returns.query.ReturnQuery.SearchReturns;
import io.orderfold.returns.query.ReturnView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** The table {@code returns}. */
@Component
class ReturnRows {

    private static final Keyset NEWEST_FIRST =
            new Keyset("requestedAt", "requested_at", "return_id", false, Keyset.Type.TIME);

    private final ViewTable<ReturnView> table;

    ReturnRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(tables, documents, ReturnView.class, "returns", "return_id", view -> view.returnId()
                        .toString())
                .column("order_id", view -> view.orderId().toString())
                .column("status", ReturnView::status)
                .column("refunded", view -> view.refunded().amount())
                .column("fees", view -> view.fees().amount())
                .column("currency", view -> view.fees().currency().getCurrencyCode())
                .column("requested_at", ReturnView::requestedAt);
    }

    ViewTable<ReturnView> table() {
        return table;
    }

    ReturnPage search(SearchReturns query) {
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        if (query.orderId() != null) {
            conditions.add("order_id = ?");
            arguments.add(query.orderId().toString());
        }
        if (!query.status().isEmpty()) {
            conditions.add("status in ("
                    + String.join(", ", Collections.nCopies(query.status().size(), "?")) + ")");
            query.status().forEach(status -> arguments.add(status.name()));
        }
        if (query.cursor() != null) {
            conditions.add(NEWEST_FIRST.condition());
            arguments.addAll(NEWEST_FIRST.arguments(query.cursor()));
        }
        // One more than asked for tells whether there is a next page.
        arguments.add(query.limit() + 1);
        List<ReturnView> found = table.select(
                (conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ") + NEWEST_FIRST.order()
                        + " limit ?",
                arguments.toArray());
        if (found.size() <= query.limit()) {
            return new ReturnPage(found, null);
        }
        List<ReturnView> page = List.copyOf(found.subList(0, query.limit()));
        ReturnView last = page.get(page.size() - 1);
        return new ReturnPage(
                page, NEWEST_FIRST.cursor(last.requestedAt(), last.returnId().toString()));
    }
}
