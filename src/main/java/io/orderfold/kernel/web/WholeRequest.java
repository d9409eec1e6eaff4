package io.orderfold.kernel.web;

import io.orderfold.kernel.jdbc.IdempotencyKey;
import io.orderfold.kernel.jdbc.RememberedAnswers;
import io.orderfold.kernel.jdbc.RememberedAnswers.Claim;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Runs a request as one unit of work and one transaction, together with the row of its key. The answer goes out after
 * the commit. So whatever happens in between, either the client finds its key used and everything done, or it finds
 * nothing done and may send the request again.
 *
 * <p>A refused request (4xx) leaves its key and its answer, and nothing else: even a controller that had half its
 * commands done by then. One that failed (5xx), or whose sender was refused, leaves no trace.
 */
@Component
class WholeRequest {

    private static final Logger LOG = LoggerFactory.getLogger(WholeRequest.class);

    /** How often a request is run that lost against another one for the same aggregate. */
    private static final int MOST_RUNS = 5;

    /** Refusals that may well be otherwise next time: of the sender, of the version, of the node, of the pace. */
    private static final Set<Integer> NOT_KEPT = Set.of(401, 403, 408, 412, 413, 421, 429);

    private final RememberedAnswers answers;
    private final PlatformTransactionManager transactions;
    private final ProblemWriter problems;

    WholeRequest(
            RememberedAnswers answers, PlatformTransactionManager writeTransactionManager, ProblemWriter problems) {
        this.answers = answers;
        this.transactions = writeTransactionManager;
        this.problems = problems;
    }

    /** @return whether the key could be had; if not, nothing has been run and nothing answered */
    Claim run(
            IdempotencyKey key,
            String fingerprint,
            Duration patience,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest synchronous = new Synchronous(request);
        HeldAnswer held = new HeldAnswer(response);
        answers.forgetExpired(key);
        for (int run = 1; ; run++) {
            try {
                Claim claim = once(key, fingerprint, patience, synchronous, held, chain);
                if (claim != Claim.OURS) {
                    return claim;
                }
                break;
            } catch (RuntimeException failure) {
                held.takeBack();
                if (ProblemAdvice.isConcurrency(failure) && run < MOST_RUNS) {
                    pause(run);
                    continue;
                }
                if (ProblemAdvice.isAboutTheSender(failure)) {
                    throw failure;
                }
                refuse(failure, request, response);
                return Claim.OURS;
            }
        }
        if (request.getAttribute(Reads.AFTER_COMMIT) instanceof Runnable wait) {
            wait.run();
        }
        if (!held.isLeftToTheContainer()) {
            held.copyBodyToResponse();
        }
        return Claim.OURS;
    }

    private Claim once(
            IdempotencyKey key,
            String fingerprint,
            Duration patience,
            HttpServletRequest request,
            HeldAnswer held,
            FilterChain chain)
            throws ServletException, IOException {
        TransactionStatus transaction = transactions.getTransaction(
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        try {
            Claim claim = answers.claim(key, fingerprint, patience);
            if (claim == Claim.OURS) {
                Object claimed = transaction.createSavepoint();
                inUnitOfWork(key, request, held, chain, transaction, claimed);
            }
            return claim;
        } finally {
            // Whatever has not been committed by now is not to be.
            if (!transaction.isCompleted()) {
                transactions.rollback(transaction);
            }
        }
    }

    private void inUnitOfWork(
            IdempotencyKey key,
            HttpServletRequest request,
            HeldAnswer held,
            FilterChain chain,
            TransactionStatus transaction,
            Object claimed)
            throws ServletException, IOException {
        request.removeAttribute(Reads.AFTER_COMMIT);
        request.removeAttribute(ProblemAdvice.MAY_BE_TRIED_AGAIN);
        DefaultUnitOfWork<Message<?>> work = DefaultUnitOfWork.startAndGet(new GenericMessage<>(key));
        // Commands nest in this unit: their events are appended when it commits, and then the transaction commits.
        work.onCommit(unit -> transactions.commit(transaction));
        try {
            chain.doFilter(request, held);
            if (held.getStatus() < HttpStatus.BAD_REQUEST.value()) {
                answers.finish(key, held.answer());
                work.commit();
                return;
            }
        } catch (RuntimeException | Error | ServletException | IOException failure) {
            if (work.isActive()) {
                work.rollback(failure);
            }
            throw failure;
        }
        work.rollback(new Refused(held.getStatus()));
        if (isKept(request, held)) {
            transaction.rollbackToSavepoint(claimed);
            answers.finish(key, held.answer());
            transactions.commit(transaction);
        }
    }

    private static boolean isKept(HttpServletRequest request, HeldAnswer held) {
        return held.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()
                && !NOT_KEPT.contains(held.getStatus())
                && !held.isLeftToTheContainer()
                && request.getAttribute(ProblemAdvice.MAY_BE_TRIED_AGAIN) == null;
    }

    private void refuse(RuntimeException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemDetail problem = ProblemAdvice.problem(failure);
        if (problem.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOG.error("{} {} could not be committed", request.getMethod(), request.getRequestURI(), failure);
        }
        problems.write(request, response, problem);
    }

    private static void pause(int run) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5L << run) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The transaction belongs to the thread: a handler that answers from another one must fail, not half succeed. */
    static class Synchronous extends HttpServletRequestWrapper {

        Synchronous(HttpServletRequest request) {
            super(request);
        }

        @Override
        public boolean isAsyncSupported() {
            return false;
        }
    }

    /** Why a unit of work was rolled back: the answer is a refusal. */
    private static class Refused extends RuntimeException {

        Refused(int status) {
            super("The answer is " + status, null, false, false);
        }
    }
}
