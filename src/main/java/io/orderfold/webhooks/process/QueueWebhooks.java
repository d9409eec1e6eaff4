package io.orderfold.webhooks.process;

import io.orderfold.kernel.NameBasedId;
import io.orderfold.kernel.axon.WithLog;
import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.WebhookId;
import io.orderfold.webhooks.event.WebhookChanged;
import io.orderfold.webhooks.event.WebhookCreated;
import io.orderfold.webhooks.event.WebhookDeleted;
import io.orderfold.webhooks.event.WebhookDisabled;
import io.orderfold.webhooks.event.WebhookEnabled;
import io.orderfold.webhooks.event.WebhookEvent;
import io.orderfold.webhooks.event.WebhookPinged;
import io.orderfold.webhooks.event.WebhookRedeliveryRequested;
import io.orderfold.webhooks.event.WebhookSecretRotated;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Queues each event for the webhooks that are told of it, in the transaction that says how far the log has been read: an
 * event is queued once or, after a crash, found queued. Webhooks come and go in the order of the log, too, so one is told
 * of what happened after it was made.
 */
@Component
@ProcessingGroup(QueueWebhooks.GROUP)
@DisallowReplay
class QueueWebhooks implements WithLog {

    static final String GROUP = "webhooks.process";

    /** How an event names the order it is about. */
    private static final ClassValue<Optional<Method>> ORDER = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> event) {
            return Stream.of(event.getDeclaredMethods())
                    .filter(method ->
                            event.isRecord() && method.getName().equals("orderId") && method.getParameterCount() == 0)
                    .findFirst();
        }
    };

    private final DeliveryQueue queue;
    private final WebhookSchedule schedule;

    QueueWebhooks(DeliveryQueue queue, WebhookSchedule schedule) {
        this.queue = queue;
        this.schedule = schedule;
    }

    @EventHandler
    void when(Object event, DomainEventMessage<?> message) {
        if (event instanceof WebhookEvent own) {
            keep(own);
            CurrentUnitOfWork.get().root().resources().remove(GROUP);
            act(own);
        }
        String name = message.getPayloadType().getSimpleName();
        for (Target target : targets()) {
            if (target.enabled() && target.events().match(name)) {
                add(new Delivery(
                        new DeliveryId(NameBasedId.of(target.webhookId(), message.getIdentifier())),
                        target.webhookId(),
                        false,
                        lane(event, message),
                        message.getIdentifier(),
                        name,
                        Instant.now()));
            }
        }
    }

    /** All there are, read once for a batch of events. */
    private List<Target> targets() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(GROUP, name -> queue.targets());
    }

    private void keep(WebhookEvent event) {
        WebhookId webhook = event.webhookId();
        if (event instanceof WebhookCreated created) {
            queue.open(webhook, created.url(), created.events());
        } else if (event instanceof WebhookChanged changed) {
            queue.redirect(webhook, changed.url(), changed.events());
        } else if (event instanceof WebhookSecretRotated rotated) {
            queue.signBy(webhook, rotated.secretNo(), rotated.previousUntil());
        } else if (event instanceof WebhookDisabled disabled) {
            queue.disable(webhook, disabled.cause());
        } else if (event instanceof WebhookEnabled) {
            queue.enable(webhook, Instant.now());
        } else if (event instanceof WebhookDeleted) {
            queue.close(webhook);
        }
    }

    private void act(WebhookEvent event) {
        WebhookId webhook = event.webhookId();
        Instant now = Instant.now();
        if (event instanceof WebhookPinged pinged) {
            add(Delivery.ping(webhook, pinged.deliveryId(), now));
        } else if (event instanceof WebhookRedeliveryRequested requested) {
            queue.again(webhook, requested.deliveryId(), now);
            wake(webhook, now);
        } else if (event instanceof WebhookEnabled || event instanceof WebhookChanged) {
            wake(webhook, now);
        }
    }

    private void add(Delivery delivery) {
        if (queue.add(delivery)) {
            schedule.wake(delivery.webhookId(), delivery.queuedAt());
        }
    }

    private void wake(WebhookId webhook, Instant now) {
        if (queue.lock(webhook).isPresent()) {
            schedule.wake(webhook, now);
        }
    }

    /** The order it is about, where it is about one, or else what it happened to. */
    private static String lane(Object event, DomainEventMessage<?> message) {
        Method accessor = ORDER.get(event.getClass()).orElse(null);
        try {
            Object order = accessor == null ? null : accessor.invoke(event);
            return order == null ? message.getAggregateIdentifier() : order.toString();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(event.getClass() + " does not tell its order", e);
        }
    }

    /** What happened elsewhere is told to nobody; but who is to be told of what happens from now on is. */
    @Override
    public void imported(EventMessage<?> event) {
        if (event.getPayload() instanceof WebhookEvent own) {
            keep(own);
        }
    }

    @Override
    public void importEnds() {
        // Nothing is left to do.
    }
}
