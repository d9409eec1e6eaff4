package io.orderfold.kernel.axon;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tries parked events again, since Axon never does by itself: most were parked by something that passes, and the order
 * they belong to stands still until they are handled.
 */
@Component
class RetryParkedEvents implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RetryParkedEvents.class);

    private final EventProcessing groups;
    private final EventProcessingConfiguration processing;
    private final Pauses pauses;
    private final NodeRoles roles;
    private final long pauseMillis;
    private volatile @Nullable ScheduledExecutorService timer;
    private volatile boolean running;

    RetryParkedEvents(
            EventProcessing groups,
            EventProcessingConfiguration processing,
            Pauses pauses,
            NodeRoles roles,
            @Value("${orderfold.dead-letters.retry-every-ms:2000}") long pauseMillis) {
        this.groups = groups;
        this.processing = processing;
        this.pauses = pauses;
        this.roles = roles;
        this.pauseMillis = pauseMillis;
    }

    /** Tries what is due, in every group, each sequence at most once. */
    void retryDue() {
        for (String group : groups.groups()) {
            if (!roles.runs(group) || pauses.isPaused(group)) {
                continue;
            }
            processing.sequencedDeadLetterProcessor(group).ifPresent(processor -> {
                Instant now = Instant.now();
                // One sequence a call; one that fails again is touched, so it is not due any more and the loop ends.
                while (running && processor.process(letter -> RetryPolicy.isDue(letter, now))) {
                    LOG.info("Handled parked events of {}", group);
                }
            });
        }
    }

    private void retryQuietly() {
        try {
            retryDue();
        } catch (RuntimeException e) {
            // The database may be away; the timer must outlive that.
            LOG.warn("Could not retry parked events: {}", e.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "parked-events"));
        timer = started;
        started.scheduleWithFixedDelay(this::retryQuietly, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        ScheduledExecutorService stopping = timer;
        if (stopping == null) {
            return;
        }
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("A parked event is still being handled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
