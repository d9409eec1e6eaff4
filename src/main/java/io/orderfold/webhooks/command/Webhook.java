package io.orderfold.webhooks.command;

import io.orderfold.kernel.Secrets;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.EventNames;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.webhooks.DisabledCause;
import io.orderfold.webhooks.EventPatterns;
import io.orderfold.webhooks.WebhookId;
import io.orderfold.webhooks.WebhookSecret;
import io.orderfold.webhooks.WebhookStatus;
import io.orderfold.webhooks.command.WebhookCommand.ChangeWebhook;
import io.orderfold.webhooks.command.WebhookCommand.CreateWebhook;
import io.orderfold.webhooks.command.WebhookCommand.DeleteWebhook;
import io.orderfold.webhooks.command.WebhookCommand.DisableWebhook;
import io.orderfold.webhooks.command.WebhookCommand.EnableWebhook;
import io.orderfold.webhooks.command.WebhookCommand.PingWebhook;
import io.orderfold.webhooks.command.WebhookCommand.RedeliverToWebhook;
import io.orderfold.webhooks.command.WebhookCommand.RotateWebhookSecret;
import io.orderfold.webhooks.event.WebhookChanged;
import io.orderfold.webhooks.event.WebhookCreated;
import io.orderfold.webhooks.event.WebhookDeleted;
import io.orderfold.webhooks.event.WebhookDisabled;
import io.orderfold.webhooks.event.WebhookEnabled;
import io.orderfold.webhooks.event.WebhookEvent;
import io.orderfold.webhooks.event.WebhookPinged;
import io.orderfold.webhooks.event.WebhookRedeliveryRequested;
import io.orderfold.webhooks.event.WebhookSecretRotated;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Somebody elsewhere who is told of events. Its secrets are kept apart; here is only how many there have been. */
@Aggregate
@Revision("1")
class Webhook extends VersionedAggregate {

    static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_EVENTS = 100;

    @AggregateIdentifier
    private @Nullable String streamId;

    private WebhookId webhookId;
    private String name;
    private String url;
    private List<String> events;
    private WebhookStatus status;
    private int secretNo;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(CreateWebhook command, TargetRules rules, EventNames names, Secrets secrets) {
        if (streamId != null) {
            throw WebhookRejection.idTaken(command.webhookId());
        }
        WebhookCreated created = new WebhookCreated(
                command.webhookId(),
                Text.required(command.name(), LONGEST_NAME, "name"),
                rules.checked(command.url()).toString(),
                checked(command.events(), names));
        secrets.keep(
                WebhookSecret.name(command.webhookId(), 1), command.secret().key());
        return record(created);
    }

    @EventSourcingHandler
    void evolve(WebhookCreated event) {
        streamId = WebhookEvent.STREAM_PREFIX + event.webhookId();
        webhookId = event.webhookId();
        name = event.name();
        url = event.url();
        events = event.events();
        status = WebhookStatus.ENABLED;
        secretNo = 1;
    }

    @CommandHandler
    long decide(ChangeWebhook command, TargetRules rules, EventNames names) {
        refuseIfDeleted();
        WebhookChanged changed = new WebhookChanged(
                webhookId,
                command.name() == null ? name : Text.required(command.name(), LONGEST_NAME, "name"),
                command.url() == null ? url : rules.checked(command.url()).toString(),
                command.events() == null ? events : checked(command.events(), names));
        return changed.equals(new WebhookChanged(webhookId, name, url, events)) ? record() : record(changed);
    }

    @EventSourcingHandler
    void evolve(WebhookChanged event) {
        name = event.name();
        url = event.url();
        events = event.events();
    }

    @CommandHandler
    long decide(RotateWebhookSecret command, Secrets secrets) {
        refuseIfDeleted();
        if (command.overlap().isNegative() || command.overlap().compareTo(LONGEST_OVERLAP) > 0) {
            throw WebhookRejection.overlapOutOfRange(LONGEST_OVERLAP);
        }
        int next = secretNo + 1;
        secrets.keep(WebhookSecret.name(webhookId, next), command.secret().key());
        // Of those that have been, only the one before may still sign.
        secrets.forget(WebhookSecret.name(webhookId, secretNo - 1));
        return record(new WebhookSecretRotated(
                webhookId,
                next,
                GenericEventMessage.clock.instant().plus(command.overlap()).truncatedTo(ChronoUnit.MICROS)));
    }

    @EventSourcingHandler
    void evolve(WebhookSecretRotated event) {
        secretNo = event.secretNo();
    }

    /** What nobody decided is not refused, either: what is gone by now needs no disabling. */
    @CommandHandler
    long decide(DisableWebhook command) {
        String reason = Text.optional(command.reason(), LONGEST_REASON, "reason");
        if (command.cause() == DisabledCause.BY_HAND) {
            refuseIfDeleted();
            Text.required(reason, LONGEST_REASON, "reason");
        }
        return status == WebhookStatus.ENABLED
                ? record(new WebhookDisabled(webhookId, command.cause(), command.failingSince()))
                : record();
    }

    @EventSourcingHandler
    void evolve(WebhookDisabled event) {
        status = WebhookStatus.DISABLED;
    }

    @CommandHandler
    long decide(EnableWebhook command) {
        refuseIfDeleted();
        return status == WebhookStatus.DISABLED ? record(new WebhookEnabled(webhookId)) : record();
    }

    @EventSourcingHandler
    void evolve(WebhookEnabled event) {
        status = WebhookStatus.ENABLED;
    }

    @CommandHandler
    long decide(DeleteWebhook command, Secrets secrets) {
        Text.optional(command.reason(), LONGEST_REASON, "reason");
        refuseIfDeleted();
        secrets.forget(WebhookSecret.name(webhookId, secretNo));
        secrets.forget(WebhookSecret.name(webhookId, secretNo - 1));
        return record(new WebhookDeleted(webhookId));
    }

    @EventSourcingHandler
    void evolve(WebhookDeleted event) {
        status = WebhookStatus.DELETED;
    }

    /** Also of one that is disabled: that is how to see whether it can be enabled. */
    @CommandHandler
    long decide(PingWebhook command) {
        refuseIfDeleted();
        return record(new WebhookPinged(webhookId, command.deliveryId()));
    }

    @EventSourcingHandler
    void evolve(WebhookPinged event) {
        // It changes nothing of the webhook.
    }

    @CommandHandler
    long decide(RedeliverToWebhook command) {
        refuseIfDeleted();
        if (status == WebhookStatus.DISABLED) {
            throw WebhookRejection.disabled(webhookId);
        }
        return record(new WebhookRedeliveryRequested(webhookId, command.deliveryId()));
    }

    @EventSourcingHandler
    void evolve(WebhookRedeliveryRequested event) {
        // It changes nothing of the webhook.
    }

    private void refuseIfDeleted() {
        if (status == WebhookStatus.DELETED) {
            throw WebhookRejection.notFound(webhookId);
        }
    }

    private static List<String> checked(List<String> wanted, EventNames names) {
        List<String> distinct = wanted.stream().map(String::strip).distinct().toList();
        if (distinct.isEmpty()) {
            throw WebhookRejection.noEvents();
        }
        if (distinct.size() > MOST_EVENTS) {
            throw WebhookRejection.tooManyEvents(MOST_EVENTS);
        }
        for (int i = 0; i < distinct.size(); i++) {
            String pattern = distinct.get(i);
            if (names.all().stream().noneMatch(name -> EventPatterns.matches(pattern, name))) {
                throw WebhookRejection.unknownEvent(i, pattern);
            }
        }
        return distinct;
    }
}
