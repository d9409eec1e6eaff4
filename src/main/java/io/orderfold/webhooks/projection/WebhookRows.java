package io.orderfold.webhooks.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.Keyset;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import io.orderfold.webhooks.WebhookStatus;
import io.orderfold.webhooks.query.WebhookPage;
import io.orderfold.webhooks.query.WebhookQuery.SearchWebhooks;
import io.orderfold.webhooks.query.WebhookView;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The table {@code webhooks}. Ids sort by when they were made. */
@Component
class WebhookRows {

    private static final String ID = "webhook_id";
    private static final Keyset ORDER = new Keyset("webhooks", ID, ID, true, Keyset.Type.TEXT);

    private final ViewTable<WebhookView> table;

    WebhookRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(tables, documents, WebhookView.class, "webhooks", ID, webhook -> webhook.webhookId()
                        .toString())
                .column("name", WebhookView::name)
                .column("url", WebhookView::url)
                .column("status", WebhookView::status);
    }

    ViewTable<WebhookView> table() {
        return table;
    }

    WebhookPage page(SearchWebhooks query) {
        boolean any = query.status() == null;
        StringBuilder condition = new StringBuilder(any ? "where status <> ?" : "where status = ?");
        List<Object> arguments = new ArrayList<>();
        arguments.add(query.status() == null ? WebhookStatus.DELETED : query.status());
        if (query.cursor() != null) {
            condition.append(" and ").append(ORDER.condition());
            arguments.addAll(ORDER.arguments(query.cursor()));
        }
        arguments.add(query.limit() + 1);
        List<WebhookView> found = table.select(condition + " " + ORDER.order() + " limit ?", arguments.toArray());
        if (found.size() <= query.limit()) {
            return new WebhookPage(found, null);
        }
        List<WebhookView> page = List.copyOf(found.subList(0, query.limit()));
        String last = page.get(page.size() - 1).webhookId().toString();
        return new WebhookPage(page, ORDER.cursor(last, last));
    }
}
