package io.orderfold.audit.process;

import io.orderfold.audit.Checkpoint;
import io.orderfold.audit.Finding;
import io.orderfold.audit.VerificationState;
import io.orderfold.audit.VerificationView;
import io.orderfold.audit.command.EvidenceCommand.StartVerification;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.LogRows;
import io.orderfold.kernel.axon.StoredEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Walks through the log in the background, one walk at a time on a node, and keeps what each has found. */
@Component
class Verifications implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);
    private static final int PAGE = 1_000;
    private static final int MOST_FINDINGS = 1_000;
    private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final JdbcTemplate writeJdbc;
    private final LogRows pages;
    private final Checkpoints checkpoints;
    private final KeptCheckpoint kept;
    private final JsonMapper json;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "log-verification"));
    private final AtomicReference<@Nullable String> running = new AtomicReference<>();
    private final TransactionTemplate alone;
    private volatile boolean stopped;

    Verifications(
            JdbcTemplate writeJdbc,
            LogRows pages,
            Checkpoints checkpoints,
            KeptCheckpoint kept,
            JsonMapper json,
            PlatformTransactionManager writeTransactionManager) {
        this.writeJdbc = writeJdbc;
        this.pages = pages;
        this.checkpoints = checkpoints;
        this.kept = kept;
        this.json = json;
        this.alone = new TransactionTemplate(writeTransactionManager);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @CommandHandler
    void handle(StartVerification command) {
        if (!running.compareAndSet(null, command.verificationId())) {
            throw Rejection.conflict(
                            "verification-running", "This node is verifying the log already; wait until it is done.")
                    .with("verificationId", String.valueOf(running.get()));
        }
        Walk walk = new Walk(command);
        try {
            // At once, and not with what the command is part of: the walk goes on from there.
            alone.executeWithoutResult(status -> walk.insert());
            worker.execute(walk);
        } catch (RuntimeException e) {
            running.set(null);
            throw e;
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        worker.shutdown();
        if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("A verification of the log did not stop in time");
        }
    }

    private final class Walk implements Runnable {

        private final StartVerification asked;
        private final Instant startedAt = Instant.now();
        private final List<Finding> findings = new ArrayList<>();
        private String phase = "checkpoints";
        private long findingCount;
        private long done;
        private long total;
        private long events;
        private long streams;
        private long compared;
        private long toldAt = System.nanoTime();
        private @Nullable Checkpoint signed;

        Walk(StartVerification asked) {
            this.asked = asked;
        }

        @Override
        public void run() {
            try {
                verify();
                update(VerificationState.DONE, null);
            } catch (RuntimeException e) {
                LOG.error("Verifying the log failed", e);
                fail(e);
            } finally {
                running.set(null);
            }
        }

        private void fail(RuntimeException cause) {
            try {
                update(
                        VerificationState.FAILED,
                        cause instanceof Rejection refused ? refused.reason() : cause.toString());
            } catch (RuntimeException e) {
                LOG.error("A verification that failed can't be told of", e);
            }
        }

        private void verify() {
            total = pages.count();
            long upTo = checkpoints.settledUpTo(checkpoints.highestSigned());
            DigestCheck digests = compareWithCheckpoints(upTo);
            events = done;
            phase = "streams";
            done = 0;
            followStreams();
            if (findingCount == 0 && digests.whole().events() > 0) {
                Checkpoint last = digests.last();
                signed = last != null && digests.whole().agreesWith(last)
                        ? last
                        : checkpoints.sign(last, upTo, digests.whole());
            } else if (findingCount > 0) {
                LOG.error("The log is not as it was recorded: {} findings, first {}", findingCount, findings.get(0));
            }
        }

        private DigestCheck compareWithCheckpoints(long upTo) {
            List<Checkpoint> elsewhere = new ArrayList<>();
            if (asked.kept() != null) {
                elsewhere.add(asked.kept());
            }
            kept.find().filter(own -> elsewhere.stream().noneMatch(own::equals)).ifPresent(elsewhere::add);
            DigestCheck digests = new DigestCheck(storedCheckpoints(), elsewhere, checkpoints::isSigned, this::found);
            long reached = 0;
            List<StoredEvent> page = pages.byPosition(reached, upTo, PAGE);
            while (!page.isEmpty()) {
                for (StoredEvent event : page) {
                    digests.add(event);
                    reached = event.position();
                }
                tell(page.size());
                page = pages.byPosition(reached, upTo, PAGE);
            }
            digests.end();
            compared = digests.compared();
            return digests;
        }

        private void followStreams() {
            ChainCheck chains = new ChainCheck(
                    new Pages<>(last -> {
                        if (last != null) {
                            tell(PAGE);
                        }
                        return last == null
                                ? pages.byStream(null, 0, PAGE)
                                : pages.byStream(last.stream(), last.sequence(), PAGE);
                    }),
                    this::found);
            chains.run();
            streams = chains.streams();
        }

        private Iterator<Checkpoints.Stored> storedCheckpoints() {
            return new Pages<>(last -> checkpoints.after(last == null ? 0 : last.number(), PAGE));
        }

        private void found(Finding finding) {
            findingCount++;
            if (findings.size() < MOST_FINDINGS) {
                findings.add(finding);
            }
        }

        private void tell(int more) {
            if (stopped) {
                throw Rejection.unavailable("stopped", "The node was stopped meanwhile; start another verification.");
            }
            done += more;
            if (System.nanoTime() - toldAt > TELL_EVERY_NANOS) {
                toldAt = System.nanoTime();
                update(VerificationState.RUNNING, null);
            }
        }

        private VerificationView view(VerificationState state, @Nullable String failure) {
            boolean over = state != VerificationState.RUNNING;
            return new VerificationView(
                    asked.verificationId(),
                    state,
                    state == VerificationState.DONE ? findingCount == 0 : null,
                    startedAt,
                    asked.startedBy(),
                    over ? Instant.now() : null,
                    phase,
                    state == VerificationState.DONE ? events : done,
                    state == VerificationState.DONE ? events : Math.max(total, done),
                    events,
                    streams,
                    compared,
                    List.copyOf(findings),
                    findingCount,
                    signed,
                    failure);
        }

        void insert() {
            VerificationView view = view(VerificationState.RUNNING, null);
            OffsetDateTime now = OffsetDateTime.ofInstant(startedAt, ZoneOffset.UTC);
            writeJdbc.update(
                    "insert into log_verifications (verification_id, started_at, started_by, updated_at, state, document)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    asked.verificationId(),
                    now,
                    asked.startedBy(),
                    now,
                    view.state().code(),
                    json.writeValueAsString(view));
        }

        private void update(VerificationState state, @Nullable String failure) {
            writeJdbc.update(
                    "update log_verifications set state = ?, document = ?, updated_at = ? where verification_id = ?",
                    state.code(),
                    json.writeValueAsString(view(state, failure)),
                    OffsetDateTime.now(ZoneOffset.UTC),
                    asked.verificationId());
        }
    }
}
