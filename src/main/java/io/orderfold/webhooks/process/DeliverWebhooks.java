package io.orderfold.webhooks.process;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Secrets;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.WebhookId;
import io.orderfold.webhooks.WebhookSecret;
import io.orderfold.webhooks.command.WebhookCommand.DisableWebhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works at one webhook's queue: several lanes at a time, each delivery of a lane once the one before is settled. Nothing is
 * locked while something is being sent.
 */
@Component
class DeliverWebhooks implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverWebhooks.class);

    /** After so long, another webhook's turn comes, where there are more of them than threads. */
    private static final Duration TURN = Duration.ofSeconds(20);

    /** What was sent must not be sent again because the database was away for a moment. */
    private static final int NOTED_AT_MOST = 4;

    private final DeliveryQueue queue;
    private final MessageBody bodies;
    private final Sender sender;
    private final Secrets secrets;
    private final CommandGateway commands;
    private final TransactionTemplate transaction;
    private final int parallel;
    private final ExecutorService sending = Executors.newCachedThreadPool(task -> new Thread(task, "webhook-sending"));

    DeliverWebhooks(
            DeliveryQueue queue,
            MessageBody bodies,
            Sender sender,
            Secrets secrets,
            CommandGateway commands,
            PlatformTransactionManager writeTransactionManager,
            WebhookSettings settings) {
        this.queue = queue;
        this.bodies = bodies;
        this.sender = sender;
        this.secrets = secrets;
        this.commands = commands;
        this.transaction = new TransactionTemplate(writeTransactionManager);
        this.parallel = settings.parallel;
    }

    /** Sends what is due, until nothing is, the turn is over, or it is to stop. One at a time works at a webhook. */
    void work(WebhookId webhook, BooleanSupplier stopping) throws InterruptedException, ExecutionException {
        Instant end = Instant.now().plus(TURN);
        CompletionService<DeliveryId> sent = new ExecutorCompletionService<>(sending);
        Set<DeliveryId> underWay = new HashSet<>();
        int left = 0;
        ExecutionException failure = null;
        while (true) {
            if (failure == null && !stopping.getAsBoolean() && Instant.now().isBefore(end)) {
                for (Delivery next : next(webhook, underWay)) {
                    underWay.add(next.deliveryId());
                    sent.submit(() -> deliver(next));
                    left++;
                }
            }
            if (left == 0) {
                break;
            }
            try {
                underWay.remove(sent.take().get());
            } catch (ExecutionException e) {
                // Those that are still under way are waited for: nobody else may begin to send them meanwhile.
                failure = e;
            }
            left--;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private List<Delivery> next(WebhookId webhook, Set<DeliveryId> underWay) {
        Target target = queue.find(webhook).orElse(null);
        if (target == null) {
            return List.of();
        }
        if (target.noticeDue()) {
            giveNotice(target);
        }
        // Whether a receiver is there again, one attempt tells.
        int most = (target.failures() > 0 ? 1 : parallel) - underWay.size();
        return most <= 0 ? List.of() : queue.due(target, Instant.now(), most, underWay);
    }

    /** When it is to be worked at again; empty where nothing waits. Within the transaction that says so. */
    Optional<Instant> nextLook(WebhookId webhook) {
        Optional<Target> target = queue.lock(webhook);
        Optional<Instant> next = target.flatMap(queue::nextLook);
        if (target.isPresent() && next.isEmpty()) {
            int left = queue.wakeFirsts(webhook, Instant.now());
            if (left > 0) {
                LOG.warn("{} deliveries to webhook {} were first in their lane and not due", left, webhook);
                return target.flatMap(queue::nextLook);
            }
        }
        return next;
    }

    private void giveNotice(Target target) {
        LOG.warn("Webhook {} is disabled: it {}", target.webhookId(), target.disabledCause());
        commands.sendAndWait(new GenericCommandMessage<>(
                new DisableWebhook(
                        target.webhookId(),
                        Objects.requireNonNull(target.disabledCause()),
                        target.failingSince(),
                        null),
                Map.of(Metadata.ACTOR, Actor.process(QueueWebhooks.GROUP).name())));
        queue.noticed(target.webhookId());
    }

    private DeliveryId deliver(Delivery delivery) throws InterruptedException {
        Optional<Target> target = queue.find(delivery.webhookId());
        if (target.isPresent()) {
            note(delivery, send(target.get(), delivery));
        }
        return delivery.deliveryId();
    }

    private Outcome send(Target target, Delivery delivery) {
        Instant now = Instant.now();
        List<WebhookSecret> signing = signing(target, now);
        if (signing.isEmpty()) {
            return Outcome.notSent(now, "no-secret: this shop does not know what to sign by; rotate the secret");
        }
        byte[] body;
        try {
            body = bodies.of(delivery);
        } catch (RuntimeException e) {
            LOG.error("Event {} can't be told to webhook {}", delivery.eventId(), delivery.webhookId(), e);
            return Outcome.notSent(now, "no-message: the event can't be read; the application's log has the details");
        }
        String id = delivery.deliveryId().toString();
        return sender.send(
                target.url(),
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(now.getEpochSecond()),
                        "webhook-signature",
                        Signatures.of(signing, id, now.getEpochSecond(), body)),
                body);
    }

    private List<WebhookSecret> signing(Target target, Instant now) {
        List<WebhookSecret> found = new ArrayList<>();
        find(target, target.secretNo(), found);
        if (target.previousUntil() != null && now.isBefore(target.previousUntil())) {
            find(target, target.secretNo() - 1, found);
        }
        return found;
    }

    private void find(Target target, int number, List<WebhookSecret> found) {
        secrets.find(WebhookSecret.name(target.webhookId(), number))
                .map(WebhookSecret::of)
                .ifPresent(found::add);
    }

    private void note(Delivery delivery, Outcome outcome) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> queue.settle(delivery, outcome));
                return;
            } catch (DataAccessException e) {
                if (attempt == NOTED_AT_MOST) {
                    throw e;
                }
                LOG.warn("What came of delivery {} is not noted yet: {}", delivery.deliveryId(), e.toString());
                TimeUnit.MILLISECONDS.sleep(100L << attempt);
            }
        }
    }

    @Override
    public void destroy() {
        sending.shutdown();
    }
}
