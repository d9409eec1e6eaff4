package io.orderfold.webhooks.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.TimeOrderedId;
import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.DisabledCause;
import io.orderfold.webhooks.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The queue on its own, with a clock that is set by hand. */
class DeliveryQueueTest {

    private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");
    private static final Duration GIVE_UP = Duration.ofDays(5);

    private static final JdbcTemplate JDBC = database();

    private WebhookId webhook = WebhookId.random();
    private final DeliveryQueue queue = new DeliveryQueue(JDBC, BackOff.USUAL, GIVE_UP, () -> 1);
    private Instant now = START;

    DeliveryQueueTest() {
        queue.open(webhook, "https://example.org/", List.of("*"));
    }

    private static JdbcTemplate database() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection(source), true));
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/write/common/V23_1__webhooks.sql"))
                .execute(java.util.Objects.requireNonNull(jdbc.getDataSource()));
        return jdbc;
    }

    private static java.sql.Connection connection(JdbcDataSource source) {
        try {
            return source.getConnection();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Delivery add(String lane) {
        Delivery delivery = new Delivery(
                DeliveryId.random(), webhook, false, lane, TimeOrderedId.next().toString(), "OrderPlaced", now);
        assertThat(queue.add(delivery)).isTrue();
        return delivery;
    }

    private Target target() {
        return queue.find(webhook).orElseThrow();
    }

    private List<Delivery> due() {
        return queue.due(target(), now, 100, List.of());
    }

    private Outcome answered(int status) {
        return Outcome.answered(now, Duration.ofMillis(5), status, null, null);
    }

    private Outcome silent() {
        return Outcome.unanswered(now, Duration.ofMillis(5), "timeout: none");
    }

    private String state(Delivery delivery) {
        return JDBC.queryForObject(
                "select state from webhook_deliveries where delivery_id = ?",
                String.class,
                delivery.deliveryId().toString());
    }

    /** What may happen: something more to send, or an outcome for one of what may be sent, and time. */
    private record Step(int lane, @Nullable Integer status, int which, long seconds) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> status = Arbitraries.of(200, 204, 400, 404, 500, 503, 429, 0, 302);
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        status.injectNull(0.4),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.longs().between(0, 60_000))
                .as(Step::new);
        return step.list().ofMinSize(1).ofMaxSize(60);
    }

    /** Of each lane at most one may be sent at a time, the first that is pending, and none is ever lost. */
    @Property(tries = 150)
    void sendsEachLaneInTurnAndLosesNothing(@ForAll("steps") List<Step> steps) {
        webhook = WebhookId.random();
        queue.open(webhook, "https://example.org/", List.of("*"));
        now = START;
        Map<String, List<DeliveryId>> expected = new LinkedHashMap<>();
        Map<String, List<DeliveryId>> delivered = new HashMap<>();
        for (Step step : steps) {
            String lane = webhook + " " + step.lane;
            if (step.status == null) {
                expected.computeIfAbsent(lane, any -> new ArrayList<>())
                        .add(add(lane).deliveryId());
            } else {
                List<Delivery> due = due();
                assertThat(due.stream().map(Delivery::lane)).doesNotHaveDuplicates();
                if (!due.isEmpty()) {
                    Delivery sent = due.get(step.which % due.size());
                    queue.settle(sent, step.status == 0 ? silent() : answered(step.status));
                    note(sent, step.status, delivered);
                }
            }
            now = now.plusSeconds(step.seconds);
            everyLaneHasOneThatIsNext();
        }
        // In the end everything is answered, and everything was sent: nothing waits for what will never come.
        for (int round = 0; round < 1_000 && queue.nextLook(target()).isPresent(); round++) {
            if (!target().enabled()) {
                queue.enable(webhook, now);
            }
            Instant next = queue.nextLook(target()).orElseThrow();
            now = next.isAfter(now) ? next : now;
            for (Delivery sent : due()) {
                queue.settle(sent, answered(200));
                note(sent, 200, delivered);
            }
        }
        assertThat(queue.nextLook(target())).isEmpty();
        expected.forEach((lane, ids) -> assertThat(delivered.getOrDefault(lane, List.of()))
                .as(lane)
                .containsExactlyElementsOf(
                        ids.stream().filter(id -> !isGivenUp(id)).toList()));
        queue.close(webhook);
    }

    private static boolean isGivenUp(DeliveryId id) {
        return Boolean.TRUE.equals(JDBC.queryForObject(
                "select exists (select 1 from webhook_deliveries where delivery_id = ? and state = 'failed')",
                Boolean.class,
                id.toString()));
    }

    private static void note(Delivery sent, int status, Map<String, List<DeliveryId>> delivered) {
        if (status >= 200 && status < 300) {
            delivered.computeIfAbsent(sent.lane(), any -> new ArrayList<>()).add(sent.deliveryId());
        }
    }

    private void everyLaneHasOneThatIsNext() {
        assertThat(JDBC.queryForList(
                        "select lane from webhook_deliveries where webhook_id = ? and state = 'pending' group by lane"
                                + " having count(due_at) <> 1",
                        String.class,
                        webhook.toString()))
                .isEmpty();
        assertThat(JDBC.queryForList(
                        "select delivery_id from webhook_deliveries d where webhook_id = ? and due_at is not null"
                                + " and exists (select 1 from webhook_deliveries b where b.webhook_id = d.webhook_id"
                                + " and b.lane = d.lane and b.state = 'pending' and b.queue_no < d.queue_no)",
                        String.class,
                        webhook.toString()))
                .isEmpty();
    }

    @Test
    void sendsTheFirstOfALaneWhateverElseOfItIsDue() {
        Delivery first = add("a");
        Delivery second = add("a");
        JDBC.update(
                "update webhook_deliveries set due_at = ? where delivery_id = ?",
                now.minusSeconds(60).atOffset(ZoneOffset.UTC),
                second.deliveryId().toString());
        assertThat(due()).extracting(Delivery::deliveryId).containsExactly(first.deliveryId());
        assertThat(queue.nextLook(target())).contains(now);
    }

    @Test
    void hasTheFirstOfALaneBeDueWhateverBecameOfIt() {
        Delivery first = add("a");
        add("a");
        JDBC.update("update webhook_deliveries set due_at = null where webhook_id = ?", webhook.toString());
        assertThat(queue.nextLook(target())).isEmpty();
        assertThat(queue.wakeFirsts(webhook, now)).isOne();
        assertThat(due()).extracting(Delivery::deliveryId).containsExactly(first.deliveryId());
        assertThat(queue.wakeFirsts(webhook, now)).isZero();
    }

    @Test
    void queuesNothingTwice() {
        Delivery delivery = add("a");
        assertThat(queue.add(delivery)).isFalse();
        queue.settle(delivery, answered(200));
        assertThat(queue.add(delivery)).isFalse();
        assertThat(due()).isEmpty();
    }

    @Test
    void leavesAReceiverAloneThatIsNotReachedForEverLonger() {
        add("a");
        add("b");
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<Delivery> due = due();
            assertThat(due).hasSize(2);
            due.forEach(delivery -> queue.settle(delivery, silent()));
            assertThat(due()).isEmpty();
            Instant next = queue.nextLook(target()).orElseThrow();
            waits.add(Duration.between(now.plusMillis(5), next));
            now = next;
        }
        assertThat(waits)
                .containsExactly(
                        Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(80), Duration.ofSeconds(320));
    }

    @Test
    void holdsUpNobodyElseForAMessageThatIsRefused() {
        Delivery refused = add("a");
        add("a");
        Delivery other = add("b");
        queue.settle(refused, answered(400));
        assertThat(due()).extracting(Delivery::deliveryId).containsExactly(other.deliveryId());
        queue.settle(other, answered(200));
        assertThat(target().failures()).isZero();
        now = now.plusSeconds(6);
        assertThat(due()).extracting(Delivery::deliveryId).containsExactly(refused.deliveryId());
    }

    @Test
    void takesManyRefusalsInARowForTheReceiversFault() {
        for (int i = 0; i < DeliveryQueue.ENOUGH; i++) {
            Delivery delivery = add("lane " + i);
            queue.settle(delivery, answered(500));
        }
        add("another");
        assertThat(due()).isEmpty();
        assertThat(queue.nextLook(target()).orElseThrow()).isAfter(now);
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() {
        Delivery delivery = add("a");
        queue.settle(delivery, Outcome.answered(now, Duration.ZERO, 429, null, Duration.ofMinutes(10)));
        assertThat(queue.nextLook(target())).contains(now.plus(Duration.ofMinutes(10)));
        now = now.plus(Duration.ofMinutes(10));
        assertThat(due()).hasSize(1);
        queue.settle(delivery, Outcome.answered(now, Duration.ZERO, 503, null, Duration.ofDays(300)));
        assertThat(queue.nextLook(target())).contains(now.plus(Duration.ofDays(1)));
    }

    @Test
    void givesUpWhatWasRefusedForDaysWhileOthersAreTaken() {
        Delivery refused = add("a");
        Delivery behind = add("a");
        while (state(refused).equals("pending")) {
            now = queue.nextLook(target()).orElseThrow();
            for (Delivery due : due()) {
                queue.settle(due, answered(due.deliveryId().equals(refused.deliveryId()) ? 422 : 200));
            }
            Delivery other = add("b");
            queue.settle(other, answered(200));
        }
        assertThat(state(refused)).isEqualTo("failed");
        assertThat(Duration.between(START, now)).isBetween(GIVE_UP, GIVE_UP.plusDays(1));
        assertThat(target().enabled()).isTrue();
        now = now.plusSeconds(1);
        assertThat(due()).extracting(Delivery::deliveryId).containsExactly(behind.deliveryId());
    }

    @Test
    void isDisabledAfterDaysWithoutSuccessAndKeepsWhatWaits() {
        Delivery delivery = add("a");
        int tries = 0;
        while (target().enabled()) {
            now = queue.nextLook(target()).orElseThrow();
            due().forEach(due -> queue.settle(due, silent()));
            tries++;
        }
        assertThat(tries).isLessThan(25);
        assertThat(target().disabledCause()).isEqualTo(DisabledCause.FAILING);
        assertThat(target().noticeDue()).isTrue();
        assertThat(target().failingSince()).isEqualTo(START);
        assertThat(Duration.between(START, now)).isBetween(GIVE_UP, GIVE_UP.plusDays(1));
        queue.noticed(webhook);
        assertThat(due()).isEmpty();
        assertThat(queue.nextLook(target())).isEmpty();
        queue.enable(webhook, now);
        assertThat(due()).extracting(Delivery::deliveryId).containsExactly(delivery.deliveryId());
        queue.settle(delivery, silent());
        assertThat(target().enabled()).as("begins anew").isTrue();
    }

    @Test
    void isDisabledAtOnceWhenItsReceiverIsGone() {
        Delivery delivery = add("a");
        queue.settle(delivery, answered(410));
        assertThat(target().enabled()).isFalse();
        assertThat(target().disabledCause()).isEqualTo(DisabledCause.GONE);
        assertThat(state(delivery)).isEqualTo("pending");
    }

    @Test
    void pingsWhatIsDisabledOnceAndCountsIt() {
        queue.disable(webhook, DisabledCause.BY_HAND);
        add("a");
        Delivery ping = Delivery.ping(webhook, DeliveryId.random(), now);
        assertThat(queue.add(ping)).isTrue();
        assertThat(due()).extracting(Delivery::deliveryId).containsExactly(ping.deliveryId());
        queue.settle(ping, silent());
        assertThat(state(ping)).isEqualTo("failed");
        assertThat(target().failures()).isZero();
        assertThat(queue.nextLook(target())).isEmpty();
    }

    @Test
    void sendsAgainBehindWhatWaitsAndAtOnceWhatIsNext() {
        Delivery first = add("a");
        queue.settle(first, answered(200));
        Delivery second = add("a");
        queue.again(webhook, first.deliveryId(), now);
        assertThat(due()).extracting(Delivery::deliveryId).containsExactly(second.deliveryId());
        queue.settle(second, silent());
        assertThat(due()).isEmpty();
        queue.again(webhook, second.deliveryId(), now);
        assertThat(due()).extracting(Delivery::deliveryId).containsExactly(second.deliveryId());
        queue.settle(second, answered(200));
        now = now.plusSeconds(1);
        assertThat(due()).extracting(Delivery::deliveryId).containsExactly(first.deliveryId());
    }

    @Test
    void forgetsWhatWasSettledLongAgo() {
        Delivery old = add("a");
        queue.settle(old, answered(200));
        Delivery pending = add("b");
        now = now.plus(Duration.ofDays(40));
        Delivery fresh = add("c");
        queue.settle(fresh, answered(200));
        while (queue.forget(now.minus(Duration.ofDays(30))) > 0) {
            assertThat(JDBC.queryForObject("select count(*) from webhook_attempts", Integer.class))
                    .isPositive();
        }
        assertThat(JDBC.queryForList(
                        "select delivery_id from webhook_deliveries where webhook_id = ?",
                        String.class,
                        webhook.toString()))
                .containsExactlyInAnyOrder(
                        pending.deliveryId().toString(), fresh.deliveryId().toString());
    }
}
