package io.orderfold.webhooks.process;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.axon.NodeRoles;
import io.orderfold.webhooks.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When each webhook's queue is worked at next, and that one node does: a task a webhook, in the table {@code
 * webhook_schedule}. It is apart from the schedule of deadlines, so that none waits for a stranger's server. A task whose
 * node has died is taken over once it has missed some heartbeats.
 */
@Component
class WebhookSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSchedule.class);

    private static final String DELIVER = "deliver-webhook";
    private static final String FORGET = "forget-webhook-deliveries";
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MISSED = 4;

    private final DeliverWebhooks deliveries;
    private final DeliveryQueue queue;
    private final TransactionTemplate transaction;
    private final WebhookSettings settings;
    private final boolean wanted;
    private final Scheduler scheduler;
    private volatile boolean running;

    WebhookSchedule(
            DeliverWebhooks deliveries,
            DeliveryQueue queue,
            DataSource dataSource,
            PlatformTransactionManager writeTransactionManager,
            WebhookSettings settings,
            NodeRoles roles) {
        this.deliveries = deliveries;
        this.queue = queue;
        this.transaction = new TransactionTemplate(writeTransactionManager);
        this.settings = settings;
        this.wanted = settings.enabled && roles.has(NodeRole.PROCESS);
        Task<Void> deliver = Tasks.custom(DELIVER, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_A_FAILURE))
                .onDeadExecutionRevive()
                .execute(this::deliver);
        RecurringTask<Void> forget =
                Tasks.recurring(FORGET, FixedDelay.of(FORGET_EVERY)).execute((task, context) -> forget());
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), List.of(deliver))
                .startTasks(List.of(forget))
                .tableName("webhook_schedule")
                .threads(settings.threads)
                .pollingInterval(settings.poll)
                .heartbeatInterval(settings.heartbeat)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(settings.timeout.plus(PATIENCE))
                .build();
    }

    /**
     * Has the webhook's queue worked at, from the moment the current transaction commits. The webhook's row must be locked:
     * then whoever works at it either has not looked for the last time yet, or has ended its task.
     */
    void wake(WebhookId webhook, Instant now) {
        TaskInstance<Void> task = new TaskInstance<>(DELIVER, webhook.toString());
        if (!scheduler.scheduleIfNotExists(task, now)) {
            Optional<ScheduledExecution<Object>> waiting = scheduler.getScheduledExecution(task);
            if (waiting.isPresent()
                    && !waiting.get().isPicked()
                    && waiting.get().getExecutionTime().isAfter(now)) {
                bringForward(task, now);
            }
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (running) {
                    scheduler.triggerCheckForDueExecutions();
                }
            }
        });
    }

    private void bringForward(TaskInstance<Void> task, Instant now) {
        try {
            scheduler.reschedule(task, now);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException begun) {
            // Whoever has just taken it up looks at the queue once more when this has been committed.
            LOG.debug("{} is being worked at", task.getId(), begun);
        }
    }

    private CompletionHandler<Void> deliver(TaskInstance<Void> task, ExecutionContext context) {
        WebhookId webhook = WebhookId.of(task.getId());
        try {
            deliveries.work(
                    webhook, () -> !running || context.getSchedulerState().isShuttingDown());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A delivery could not be worked at", e);
        }
        return (complete, operations) ->
                transaction.executeWithoutResult(status -> goOn(webhook, complete, operations));
    }

    private void goOn(WebhookId webhook, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Optional<Instant> next = deliveries.nextLook(webhook);
        if (next.isEmpty()) {
            operations.remove();
        } else {
            Instant now = Instant.now();
            operations.reschedule(complete, next.get().isBefore(now) ? now : next.get());
        }
    }

    private void forget() {
        Instant before = Instant.now().minus(settings.keep);
        int forgotten;
        do {
            forgotten = Objects.requireNonNull(transaction.execute(status -> queue.forget(before)));
        } while (forgotten > 0);
    }

    @Override
    public void start() {
        running = true;
        if (wanted) {
            scheduler.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (wanted) {
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
