package io.orderfold.kernel.axon;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/** Starts the scheduler once everything a deadline may reach is up, and stops it before any of that goes. */
class SchedulerLifecycle implements SmartLifecycle {

    private final Scheduler scheduler;
    private final boolean wanted;
    private volatile boolean running;

    /** @param wanted whether this node runs what is due; otherwise it only notes it */
    SchedulerLifecycle(Scheduler scheduler, boolean wanted) {
        this.scheduler = scheduler;
        this.wanted = wanted;
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
