package io.orderfold.kernel.axon;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Worker threads that wait a moment before they take up work, so that more of it goes into one transaction: under load a
 * commit an event costs more than the events do, and nobody sees a few milliseconds.
 */
class Linger extends ScheduledThreadPoolExecutor {

    private final Duration pause;

    Linger(String name, int threads, Duration pause) {
        super(threads, naming(name));
        this.pause = pause;
    }

    private static java.util.concurrent.ThreadFactory naming(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> new Thread(task, name + "-" + number.incrementAndGet());
    }

    @Override
    public Future<?> submit(Runnable task) {
        return schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
