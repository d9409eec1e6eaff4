package io.orderfold.webhooks.projection;

import io.orderfold.kernel.axon.EventNames;
import io.orderfold.kernel.axon.Log;
import io.orderfold.webhooks.event.WebhookEvent;
import io.orderfold.webhooks.query.EventNameList;
import io.orderfold.webhooks.query.WebhookFold;
import io.orderfold.webhooks.query.WebhookPage;
import io.orderfold.webhooks.query.WebhookQuery.FindWebhook;
import io.orderfold.webhooks.query.WebhookQuery.ListEventNames;
import io.orderfold.webhooks.query.WebhookQuery.ReadWebhookFromLog;
import io.orderfold.webhooks.query.WebhookQuery.SearchWebhooks;
import io.orderfold.webhooks.query.WebhookView;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows, or from the log where it must be up to date. */
@Component
class WebhookQueries {

    private final WebhookRows rows;
    private final Log log;
    private final EventNames names;

    WebhookQueries(WebhookRows rows, Log log, EventNames names) {
        this.rows = rows;
        this.log = log;
        this.names = names;
    }

    @QueryHandler
    Optional<WebhookView> answer(FindWebhook query) {
        return rows.table().find(query.webhookId().toString());
    }

    @QueryHandler
    Optional<WebhookView> answer(ReadWebhookFromLog query) {
        return log.newest(WebhookEvent.STREAM_PREFIX + query.webhookId(), WebhookEvent.class, new WebhookFold());
    }

    @QueryHandler
    WebhookPage answer(SearchWebhooks query) {
        return rows.page(query);
    }

    @QueryHandler
    EventNameList answer(ListEventNames query) {
        return new EventNameList(names.all().stream().sorted().toList());
    }
}
