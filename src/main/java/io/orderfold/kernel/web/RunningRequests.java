package io.orderfold.kernel.web;

import io.orderfold.kernel.jdbc.IdempotencyKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets one request of a key run at a time on this node; the others wait here, without a database connection each. */
class RunningRequests {

    private final Map<IdempotencyKey, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    /** @return false when the key was still in use after that time */
    boolean enter(IdempotencyKey key, Duration patience) {
        CompletableFuture<Void> own = new CompletableFuture<>();
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            CompletableFuture<Void> other = running.putIfAbsent(key, own);
            if (other == null) {
                return true;
            }
            try {
                other.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("It is only ever completed", e);
            }
        }
    }

    void leave(IdempotencyKey key) {
        CompletableFuture<Void> own = running.remove(key);
        if (own != null) {
            own.complete(null);
        }
    }
}
