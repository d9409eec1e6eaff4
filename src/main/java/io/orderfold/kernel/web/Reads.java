package io.orderfold.kernel.web;

import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.axon.AsOf;
import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.axon.NodeRoles;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Answers with views, and lets a client read what it wrote: {@code ?minVersion=N} waits until the read model has that
 * version, {@code Prefer: wait=S} until it has everything that was written before the request. What is not there in time
 * is answered with 503 {@code read-model-behind}, never with the older state. Whoever reads the past waits for nothing.
 */
@Component
public class Reads {

    /** A request attribute: what must still be waited for once the request's transaction has been committed. */
    public static final String AFTER_COMMIT = Reads.class.getName() + ".afterCommit";

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,4})");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Log log;
    private final EventStore store;
    private final EventProcessingConfiguration processing;
    private final NodeRoles roles;

    Reads(Log log, EventStore store, EventProcessingConfiguration processing, NodeRoles roles) {
        this.log = log;
        this.store = store;
        this.processing = processing;
        this.roles = roles;
    }

    /**
     * The view from the read model, no older than the request asks for.
     *
     * @param noun what it is, for the 404
     * @param stream the id of its stream of events
     * @param fold the view from the log, which is what is read {@link AsOf} an instant of the past
     */
    public <V extends Versioned> ResponseEntity<V> one(
            String noun, Object id, String stream, Supplier<Optional<V>> find, Supplier<Optional<V>> fold) {
        if (AsOf.instant() != null) {
            return ok(fold.get().orElseThrow(() -> Rejection.notFound(noun, id)));
        }
        Long atLeast = minVersion();
        Duration patience = preferred();
        if (atLeast == null && patience != null) {
            atLeast = log.version(stream).orElse(null);
        }
        Optional<V> view = find.get();
        if (atLeast != null) {
            long version = atLeast;
            Long written = log.version(stream).orElse(null);
            if (written == null) {
                throw Rejection.notFound(noun, id);
            }
            if (written < version) {
                throw Rejection.notWritten("minVersion", noun, written);
            }
            Instant until = Instant.now().plus(patience == null ? USUAL : patience);
            while (view.isEmpty() || view.get().version() < version) {
                pauseUntil(until);
                view = find.get();
            }
        }
        return ok(view.orElseThrow(() -> Rejection.notFound(noun, id)));
    }

    /** The view with its version as {@code ETag}; 304 where the client has it already. */
    public static <V extends Versioned> ResponseEntity<V> ok(V view) {
        return ResponseEntity.ok().eTag(Etags.of(view.version())).body(view);
    }

    /** As {@link #ok}, for what has just been created. */
    public static <V extends Versioned> ResponseEntity<V> created(URI location, V view) {
        return ResponseEntity.created(location).eTag(Etags.of(view.version())).body(view);
    }

    /** Before a list is read: waits for the projection if the request prefers to. */
    public void awaitProjection(String group) {
        Duration patience = preferred();
        if (patience == null || AsOf.instant() != null) {
            return;
        }
        TrackingToken head = store.createHeadToken();
        if (head == null) {
            return;
        }
        await(() -> covers(group, head), Instant.now().plus(patience));
    }

    /**
     * After a write: if the request prefers to wait, until the read model shows it. Within a request that commits as a
     * whole, the waiting is left to whoever commits it. A node without a read model has nothing to wait for.
     */
    public <V extends Versioned> void awaitWritten(long version, Supplier<Optional<V>> find) {
        Duration patience = preferred();
        if (patience == null || !roles.has(NodeRole.QUERY)) {
            return;
        }
        Runnable wait = () -> awaitQuietly(
                () -> find.get().filter(view -> view.version() >= version).isPresent(),
                Instant.now().plus(patience));
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (CurrentUnitOfWork.isStarted() && request != null) {
            request.setAttribute(AFTER_COMMIT, wait, RequestAttributes.SCOPE_REQUEST);
        } else {
            wait.run();
        }
    }

    private boolean covers(String group, TrackingToken head) {
        return processing
                .eventProcessor(group, StreamingEventProcessor.class)
                .map(processor -> {
                    var segments = processor.processingStatus().values();
                    return !segments.isEmpty()
                            && segments.stream().allMatch(status -> log.hasBeenReadTo(head, status.getTrackingToken()));
                })
                .orElse(false);
    }

    private static void await(BooleanSupplier done, Instant until) {
        while (!done.getAsBoolean()) {
            pauseUntil(until);
        }
    }

    /** The write has been done: that the read model is late is no reason to say it failed. */
    private static void awaitQuietly(BooleanSupplier done, Instant until) {
        try {
            await(done, until);
        } catch (Rejection late) {
            // The client prefers to wait, it does not insist (RFC 7240); the ETag tells it what to ask for.
        }
    }

    private static void pauseUntil(Instant until) {
        if (Instant.now().isAfter(until)) {
            throw Rejection.unavailable(
                    "read-model-behind", "The read model has not caught up yet; ask again in a moment.");
        }
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Rejection.unavailable("shutting-down", "The application is shutting down.");
        }
    }

    private static @Nullable Long minVersion() {
        String text = request().map(r -> r.getParameter("minVersion")).orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Rejection.invalid("malformed-version", "minVersion", "A version is a number such as 3.");
        }
        return Long.valueOf(text);
    }

    /** How long the request prefers to wait, 30 seconds at most; null where it does not say. */
    public static @Nullable Duration preferred() {
        String prefer = request().map(r -> r.getHeader("Prefer")).orElse(null);
        if (prefer == null) {
            return null;
        }
        Matcher wait = WAIT.matcher(prefer);
        if (!wait.find()) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? Optional.of(current.getRequest())
                : Optional.empty();
    }
}
