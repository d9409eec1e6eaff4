package io.orderfold.webhooks.web;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.orderfold.webhooks.WebhookId;
import io.orderfold.webhooks.WebhookStatus;
import io.orderfold.webhooks.command.WebhookCommand;
import io.orderfold.webhooks.query.WebhookQuery;
import io.orderfold.webhooks.query.WebhookQuery.FindWebhook;
import io.orderfold.webhooks.query.WebhookQuery.ReadWebhookFromLog;
import io.orderfold.webhooks.query.WebhookView;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** What this module's controllers have in common. */
@Component
class WebhookAnswers {

    /** Who keeps the queues. */
    static final String QUEUES = "webhooks.process";

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    WebhookAnswers(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    /** What can't be an id names nothing. */
    static WebhookId id(String text) {
        try {
            return WebhookId.of(text);
        } catch (Rejection malformed) {
            throw Rejection.notFound("webhook", text);
        }
    }

    static String stream(WebhookId webhook) {
        return "webhook:" + webhook;
    }

    /** Sends the command; answers with the webhook as the log has it then. */
    WebhookView after(WebhookId webhook, WebhookCommand command) {
        long version = writes.send(command);
        WebhookView view = find(new ReadWebhookFromLog(webhook), WebhookView.class)
                .orElseThrow(() -> new IllegalStateException("The log has nothing of what was just written"));
        reads.awaitWritten(version, () -> find(new FindWebhook(webhook), WebhookView.class));
        return view;
    }

    /** The webhook, if it is not deleted, whether the read model has it yet or not. */
    WebhookView known(String webhookId) {
        WebhookId id = id(webhookId);
        WebhookView webhook = find(new ReadWebhookFromLog(id), WebhookView.class)
                .orElseThrow(() -> Rejection.notFound("webhook", id));
        refuseIfDeleted(webhook);
        return webhook;
    }

    static void refuseIfDeleted(WebhookView webhook) {
        if (webhook.status() == WebhookStatus.DELETED) {
            throw Rejection.notFound("webhook", webhook.webhookId());
        }
    }

    <V> Optional<V> find(WebhookQuery query, Class<V> type) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(type)).join();
    }

    <P> P page(WebhookQuery query, Class<P> type) {
        return queries.query(query, type).join();
    }
}
