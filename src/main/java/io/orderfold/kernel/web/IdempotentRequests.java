package io.orderfold.kernel.web;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.ActorSource;
import io.orderfold.kernel.axon.DryRuns;
import io.orderfold.kernel.jdbc.IdempotencyKey;
import io.orderfold.kernel.jdbc.RememberedAnswer;
import io.orderfold.kernel.jdbc.RememberedAnswers;
import io.orderfold.kernel.jdbc.RememberedAnswers.Claim;
import io.orderfold.kernel.jdbc.RememberedAnswers.Finished;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A POST with an {@code Idempotency-Key} happens once: sent again, it is answered as before, with {@code
 * Idempotency-Replayed: true}. Key, answer and everything that the request changes are one transaction of the write
 * database, see {@link WholeRequest}. A dry run
 * neither uses a key nor is answered by one.
 */
@Component
@Order(DryRunRequests.ORDER + 1)
class IdempotentRequests extends OncePerRequestFilter {

    private final RememberedAnswers answers;
    private final WholeRequest wholeRequest;
    private final ProblemWriter problems;
    private final ObjectProvider<ActorSource> actors;
    private final Duration patience;
    private final RunningRequests running = new RunningRequests();

    IdempotentRequests(
            RememberedAnswers answers,
            WholeRequest wholeRequest,
            ProblemWriter problems,
            ObjectProvider<ActorSource> actors,
            @Value("${orderfold.idempotency.patience:PT5S}") Duration patience) {
        this.answers = answers;
        this.wholeRequest = wholeRequest;
        this.problems = problems;
        this.actors = actors;
        this.patience = patience;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || !Api.isCalled(request)
                || request.getHeader(IdempotencyKey.HEADER) == null
                || DryRuns.isOn();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        IdempotencyKey key;
        String fingerprint;
        try {
            key = new IdempotencyKey(sender(), request.getHeader(IdempotencyKey.HEADER));
            fingerprint = Fingerprint.of(request);
        } catch (Rejection malformed) {
            problems.write(request, response, Problems.of(malformed));
            return;
        }
        if (!running.enter(key, patience)) {
            problems.write(request, response, inUse());
            return;
        }
        try {
            answer(key, fingerprint, request, response, chain);
        } finally {
            running.leave(key);
        }
    }

    private void answer(
            IdempotencyKey key,
            String fingerprint,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        Optional<Finished> before = answers.find(key);
        if (before.isEmpty()) {
            Claim claim = wholeRequest.run(key, fingerprint, patience, request, response, chain);
            if (claim == Claim.OURS) {
                return;
            }
            before = claim == Claim.USED ? answers.find(key) : Optional.empty();
        }
        RememberedAnswer answer = before.map(Finished::answer).orElse(null);
        if (before.isEmpty()) {
            problems.write(request, response, inUse());
        } else if (!before.get().fingerprint().equals(fingerprint)) {
            problems.write(request, response, reused());
        } else if (answer != null) {
            HeldAnswer.repeat(answer, response);
        } else {
            problems.write(request, response, erased());
        }
    }

    private String sender() {
        return actors.stream()
                .flatMap(source -> source.current().stream())
                .findFirst()
                .orElse(Actor.SYSTEM)
                .name();
    }

    private static ProblemDetail inUse() {
        return Problems.of(
                HttpStatus.CONFLICT,
                "idempotency-key-in-use",
                "A request with this Idempotency-Key is being handled; ask again in a moment.",
                List.of());
    }

    /** It is not done again, for it was done; only what it was answered is gone. */
    private static ProblemDetail erased() {
        return Problems.of(
                HttpStatus.GONE,
                "answer-erased",
                "This request was done before; its answer told of a customer who has been erased since.",
                List.of());
    }

    private static ProblemDetail reused() {
        return Problems.of(Rejection.unprocessable(
                "idempotency-key-reused", "This Idempotency-Key was used for another request."));
    }
}
