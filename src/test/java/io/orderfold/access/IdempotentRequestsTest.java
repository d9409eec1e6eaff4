package io.orderfold.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Writes;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Real requests, with and without keys, to an aggregate that counts what reaches it. */
@Import({IdempotentRequestsTest.Tally.class, IdempotentRequestsTest.TallyController.class})
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:idempotent;DB_CLOSE_DELAY=-1",
            "orderfold.idempotency.patience=PT1S"
        })
class IdempotentRequestsTest extends AccessTest {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Scheduler scheduler;

    final String tally = UUID.randomUUID().toString();
    final String key = UUID.randomUUID().toString();

    record AddToTally(@TargetAggregateIdentifier String tally, int number) {}

    record TallyGrew(String tally, int number) {}

    /** Adds up numbers; counts above 1,000 are refused. */
    @Aggregate
    static class Tally {

        @AggregateIdentifier
        private String id;

        private int sum;

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        long decide(AddToTally command) {
            apply(new TallyGrew(command.tally(), command.number()));
            if (sum > 1_000) {
                throw Rejection.conflict("tally-full", "The tally is full.");
            }
            return AggregateLifecycle.getVersion();
        }

        @EventSourcingHandler
        void evolve(TallyGrew event) {
            id = event.tally();
            sum += event.number();
        }
    }

    record Add(int number) {}

    /** Does what its parameter {@code then} says, once the command has been handled. */
    @RestController
    static class TallyController {

        static final AtomicInteger RUNS = new AtomicInteger();
        static volatile CountDownLatch go = new CountDownLatch(0);
        static volatile boolean crash;

        private final Writes writes;

        TallyController(Writes writes) {
            this.writes = writes;
        }

        @PostMapping("/api/test/tallies/{tally}")
        @ClerkMay
        ResponseEntity<Map<String, Object>> add(
                @PathVariable String tally, @RequestBody Add add, @RequestParam(defaultValue = "") String then)
                throws InterruptedException {
            int run = RUNS.incrementAndGet();
            long version = writes.send(new AddToTally(tally, add.number()));
            switch (then) {
                case "refuse" -> throw Rejection.conflict("refused", "Refused after all.");
                case "fail" -> throw new IllegalStateException("On purpose");
                case "wait" -> go.await(20, TimeUnit.SECONDS);
                default -> {}
            }
            if (crash) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        throw new IllegalStateException("The power went");
                    }
                });
            }
            return ResponseEntity.status(201)
                    .header("Location", "/api/test/tallies/" + tally)
                    .eTag("\"" + version + "\"")
                    .body(Map.of("run", run));
        }

        @PostMapping("/api/test/uploads/{tally}")
        @ClerkMay
        Map<String, Object> upload(@PathVariable String tally, @RequestParam("file") MultipartFile file) {
            writes.send(new AddToTally(tally, 1));
            return Map.of("bytes", file.getSize());
        }

        @PutMapping("/api/test/tallies/{tally}")
        @ClerkMay
        Map<String, Object> put(@PathVariable String tally, @RequestBody Map<String, Object> body) {
            return Map.of("fields", body.size());
        }
    }

    @BeforeEach
    void nothingHeldUp() {
        TallyController.crash = false;
        TallyController.go = new CountDownLatch(0);
    }

    @Test
    void theSameRequestAgainIsAnsweredAsBefore() {
        HttpResponse<String> first = add(1, "");
        HttpResponse<String> again = add(1, "");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void withoutAKeyEachRequestCounts() {
        send(json(as("clerk", "/api/test/tallies/" + tally), "POST", "{\"number\":1}"));
        send(json(as("clerk", "/api/test/tallies/" + tally), "POST", "{\"number\":1}"));

        assertThat(events()).isEqualTo(2);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        add(1, "");

        assertProblem(add(2, ""), 422, "idempotency-key-reused");
        assertProblem(add(1, "other"), 422, "idempotency-key-reused");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void anotherUsersKeyIsAnotherKey() {
        add(1, "");
        HttpResponse<String> others = send(json(
                as("manager", "/api/test/tallies/" + tally).header("Idempotency-Key", key), "POST", "{\"number\":1}"));

        assertThat(others.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void theActorStandsInTheEventsMetadata() {
        add(1, "");

        assertThat(jdbc.queryForObject("select metadata from events where aggregate_id = ?", String.class, tally))
                .contains("\"actor\":\"user:clerk\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "256"})
    void refusesAMalformedKey(String malformed) {
        String sent = malformed.equals("256") ? "x".repeat(256) : malformed;
        HttpResponse<String> answer = send(json(
                as("clerk", "/api/test/tallies/" + tally).header("Idempotency-Key", sent), "POST", "{\"number\":1}"));

        assertProblem(answer, 400, "malformed-idempotency-key");
        assertThat(events()).isZero();
    }

    @Test
    void sixteenAtOnceHappenOnce() throws Exception {
        List<HttpResponse<String>> answers = atOnce(16, () -> add(1, ""));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers.stream()
                        .filter(a ->
                                a.headers().firstValue("Idempotency-Replayed").isEmpty()))
                .hasSize(1);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void sixteenDifferentKeysOnOneAggregateAllHappen() throws Exception {
        List<HttpResponse<String>> answers =
                atOnce(16, () -> add(1, "", UUID.randomUUID().toString()));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(events()).isEqualTo(16);
    }

    @Test
    void whoeverComesWhileItRunsAndTakesTooLongIsToldSo() throws Exception {
        TallyController.go = new CountDownLatch(1);
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            int before = TallyController.RUNS.get();
            Future<HttpResponse<String>> slow = one.submit(() -> add(1, "wait"));
            Awaitility.await().until(() -> TallyController.RUNS.get() > before);

            assertProblem(add(1, "wait"), 409, "idempotency-key-in-use");

            TallyController.go.countDown();
            assertThat(slow.get().statusCode()).isEqualTo(201);
            assertThat(add(1, "wait").headers().firstValue("Idempotency-Replayed"))
                    .hasValue("true");
            assertThat(events()).isEqualTo(1);
        } finally {
            TallyController.go.countDown();
            one.shutdown();
        }
    }

    @Test
    void whatStopsBetweenCommandAndCommitLeavesNothing() {
        TallyController.crash = true;
        assertProblem(add(1, ""), 500, "internal-error");
        assertThat(events()).isZero();
        assertThat(keys()).isZero();

        TallyController.crash = false;
        HttpResponse<String> retried = add(1, "");
        assertThat(retried.statusCode()).isEqualTo(201);
        assertThat(retried.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(events()).isEqualTo(1);
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void aFailureIsNotRememberedAndUndoesWhatWasDone() {
        assertProblem(add(1, "fail"), 500, "internal-error");

        assertThat(events()).isZero();
        assertThat(keys()).isZero();
    }

    @Test
    void aRefusalIsRememberedAndUndoesWhatWasDone() {
        HttpResponse<String> refused = add(1, "refuse");
        assertProblem(refused, 409, "refused");
        assertThat(events()).isZero();

        int runs = TallyController.RUNS.get();
        HttpResponse<String> again = add(1, "refuse");
        assertProblem(again, 409, "refused");
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(TallyController.RUNS.get()).isEqualTo(runs);
    }

    @Test
    void aCommandRefusedByItsAggregateLeavesNoEvent() {
        assertProblem(add(2_000, ""), 409, "tally-full");

        assertThat(events()).isZero();
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void aRefusalOfTheSenderIsNotRemembered() {
        String path = "/api/test/tallies/" + tally;
        String body = "{\"number\":1}";
        assertProblem(send(json(as("viewer", path).header("Idempotency-Key", key), "POST", body)), 403, "forbidden");
        assertProblem(send(json(request(path).header("Idempotency-Key", key), "POST", body)), 401, "unauthenticated");

        assertThat(keys()).isZero();
    }

    @Test
    void anUploadIsTheSameWhateverSeparatesItsParts() {
        HttpResponse<String> first = upload("one", "a,b\n1,2\n");
        HttpResponse<String> again = upload("two", "a,b\n1,2\n");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains("8");
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertProblem(upload("two", "a,b\n1,3\n"), 422, "idempotency-key-reused");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void anExpiredKeyIsANewOne() {
        add(1, "");
        jdbc.update(
                "update idempotent_requests set requested_at = ? where idempotency_key = ?",
                OffsetDateTime.now().minusHours(25),
                key);

        HttpResponse<String> later = add(2, "");

        assertThat(later.statusCode()).isEqualTo(201);
        assertThat(later.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void expiredKeysAreDeletedOnSchedule() {
        add(1, "");
        jdbc.update(
                "update idempotent_requests set requested_at = ? where idempotency_key = ?",
                OffsetDateTime.now().minusHours(25),
                key);
        String fresh = UUID.randomUUID().toString();
        add(1, "", fresh);

        jdbc.update(
                "update scheduled_tasks set execution_time = ? where task_name = 'forget-old-answers'",
                OffsetDateTime.now().minusMinutes(1));
        scheduler.triggerCheckForDueExecutions();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> keys() == 0);
        assertThat(jdbc.queryForObject(
                        "select count(*) from idempotent_requests where idempotency_key = ?", Long.class, fresh))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void refusesABodyOfMoreThanAMebibyteHoweverItIsSent(String method) {
        String body = "{\"number\":1,\"x\":\"" + "x".repeat(1024 * 1024) + "\"}";
        HttpRequest.Builder told = json(as("clerk", "/api/test/tallies/" + tally), method, body);
        HttpRequest.Builder untold = as("clerk", "/api/test/tallies/" + tally)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body.getBytes())));

        assertProblem(send(told), 413, "body-too-large");
        assertProblem(send(untold), 413, "body-too-large");
        assertThat(events()).isZero();
    }

    @Test
    void takesABodyOfExactlyAMebibyte() {
        String start = "{\"x\":\"";
        String body = start + "x".repeat(1024 * 1024 - start.length() - 2) + "\"}";

        assertThat(send(json(as("clerk", "/api/test/tallies/" + tally), "PUT", body))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> add(int number, String then) {
        return add(number, then, key);
    }

    private HttpResponse<String> add(int number, String then, String underKey) {
        return send(json(
                as("clerk", "/api/test/tallies/" + tally + (then.isEmpty() ? "" : "?then=" + then))
                        .header("Idempotency-Key", underKey),
                "POST",
                "{\"number\":" + number + "}"));
    }

    private HttpResponse<String> upload(String boundary, String content) {
        String body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + content + "\r\n--" + boundary + "--\r\n";
        return send(as("clerk", "/api/test/uploads/" + tally)
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
    }

    private long events() {
        Long count = jdbc.queryForObject("select count(*) from events where aggregate_id = ?", Long.class, tally);
        return count == null ? 0 : count;
    }

    private long keys() {
        Long count = jdbc.queryForObject(
                "select count(*) from idempotent_requests where idempotency_key = ?", Long.class, key);
        return count == null ? 0 : count;
    }

    private static List<HttpResponse<String>> atOnce(
            int callers, java.util.function.Supplier<HttpResponse<String>> call) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return call.get();
                }));
            }
            go.countDown();
            List<HttpResponse<String>> all = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }
}
