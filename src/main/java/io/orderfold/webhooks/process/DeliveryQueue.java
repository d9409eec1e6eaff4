package io.orderfold.webhooks.process;

import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.DeliveryState;
import io.orderfold.webhooks.DisabledCause;
import io.orderfold.webhooks.EventPatterns;
import io.orderfold.webhooks.WebhookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What is to be sent, a queue a webhook, in {@code webhook_deliveries}. Of a lane the first one that is pending is due at
 * some time, and no other. Every change is made with the webhook's row in {@code webhook_targets} locked, within a
 * transaction of the caller's, so that whoever adds and whoever takes away never miss each other.
 */
@Component
class DeliveryQueue {

    /** After so many failures in a row it is no longer taken for the fault of what was sent. */
    static final int ENOUGH = 5;

    private static final int LONGEST_ERROR = 500;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private static final String PENDING = DeliveryState.PENDING.toString();
    private static final String DELIVERED = DeliveryState.DELIVERED.toString();
    private static final String FAILED = DeliveryState.FAILED.toString();
    private static final String EVENT = "event";

    /**
     * That nothing pending of its lane comes before it. What is due is the first of its lane anyhow; that it is sent in turn
     * shall not hang on that alone.
     */
    private static final String IS_FIRST = " and not exists (select 1 from webhook_deliveries b"
            + " where b.webhook_id = d.webhook_id and b.lane = d.lane and b.state = '" + PENDING
            + "' and b.queue_no < d.queue_no)";

    private final JdbcTemplate writeJdbc;
    private final BackOff backOff;
    private final Duration giveUpAfter;
    private final DoubleSupplier chance;

    @Autowired
    DeliveryQueue(JdbcTemplate writeJdbc, WebhookSettings settings) {
        this(writeJdbc, settings.backOff, settings.giveUpAfter, () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    DeliveryQueue(JdbcTemplate writeJdbc, BackOff backOff, Duration giveUpAfter, DoubleSupplier chance) {
        this.writeJdbc = writeJdbc;
        this.backOff = backOff;
        this.giveUpAfter = giveUpAfter;
        this.chance = chance;
    }

    List<Target> targets() {
        return writeJdbc.query("select * from webhook_targets", (row, number) -> target(row));
    }

    Optional<Target> find(WebhookId webhook) {
        return writeJdbc
                .query(
                        "select * from webhook_targets where webhook_id = ?",
                        (row, number) -> target(row),
                        webhook.toString())
                .stream()
                .findFirst();
    }

    /** Keeps everybody else from changing the webhook's queue until the transaction ends. */
    Optional<Target> lock(WebhookId webhook) {
        return writeJdbc
                .query(
                        "select * from webhook_targets where webhook_id = ? for update",
                        (row, number) -> target(row),
                        webhook.toString())
                .stream()
                .findFirst();
    }

    private static Target target(ResultSet row) throws SQLException {
        String cause = row.getString("disabled_cause");
        return new Target(
                WebhookId.of(row.getString("webhook_id")),
                row.getString("url"),
                new EventPatterns(List.of(row.getString("events").split(","))),
                row.getBoolean("enabled"),
                cause == null ? null : DisabledCause.of(cause),
                row.getBoolean("notice_due"),
                row.getInt("secret_no"),
                instant(row, "previous_until"),
                row.getInt("failures"),
                instant(row, "failing_since"),
                row.getInt("pauses"),
                instant(row, "paused_until"));
    }

    void open(WebhookId webhook, String url, List<String> events) {
        if (find(webhook).isEmpty()) {
            writeJdbc.update(
                    "insert into webhook_targets (webhook_id, url, events, enabled, notice_due, secret_no, next_no,"
                            + " failures, pauses) values (?, ?, ?, true, false, 1, 1, 0, 0)",
                    webhook.toString(),
                    url,
                    String.join(",", events));
        }
    }

    /** Whoever changes where it is sent wants it tried there. */
    void redirect(WebhookId webhook, String url, List<String> events) {
        writeJdbc.update(
                "update webhook_targets set url = ?, events = ?, pauses = 0, paused_until = null where webhook_id = ?",
                url,
                String.join(",", events),
                webhook.toString());
    }

    void signBy(WebhookId webhook, int secretNo, Instant previousUntil) {
        writeJdbc.update(
                "update webhook_targets set secret_no = ?, previous_until = ? where webhook_id = ?",
                secretNo,
                at(previousUntil),
                webhook.toString());
    }

    void disable(WebhookId webhook, DisabledCause cause) {
        writeJdbc.update(
                "update webhook_targets set enabled = false, disabled_cause = ?, notice_due = false where webhook_id = ?",
                cause.toString(),
                webhook.toString());
    }

    /** The log says by now that it was disabled. */
    void noticed(WebhookId webhook) {
        writeJdbc.update("update webhook_targets set notice_due = false where webhook_id = ?", webhook.toString());
    }

    /** Begins anew: what was tried for days is tried again at once. */
    void enable(WebhookId webhook, Instant now) {
        if (lock(webhook).isEmpty()) {
            return;
        }
        writeJdbc.update(
                "update webhook_targets set enabled = true, disabled_cause = null, notice_due = false, failures = 0,"
                        + " failing_since = null, pauses = 0, paused_until = null where webhook_id = ?",
                webhook.toString());
        writeJdbc.update(
                "update webhook_deliveries set due_at = ?, tries = 0, first_tried_at = null"
                        + " where webhook_id = ? and due_at is not null",
                at(now),
                webhook.toString());
    }

    void close(WebhookId webhook) {
        if (lock(webhook).isEmpty()) {
            return;
        }
        writeJdbc.update(
                "delete from webhook_attempts where delivery_id in"
                        + " (select delivery_id from webhook_deliveries where webhook_id = ?)",
                webhook.toString());
        writeJdbc.update("delete from webhook_deliveries where webhook_id = ?", webhook.toString());
        writeJdbc.update("delete from webhook_targets where webhook_id = ?", webhook.toString());
    }

    /**
     * Queues it behind what is pending in its lane.
     *
     * @return whether it is queued now: not if it was before, or if there is no such webhook
     */
    boolean add(Delivery delivery) {
        if (lock(delivery.webhookId()).isEmpty() || state(delivery.deliveryId()).isPresent()) {
            return false;
        }
        writeJdbc.update(
                "insert into webhook_deliveries (delivery_id, webhook_id, queue_no, kind, lane, event_id, event, state,"
                        + " queued_at, due_at, tries, attempts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                delivery.deliveryId().toString(),
                delivery.webhookId().toString(),
                nextNumber(delivery.webhookId()),
                delivery.isPing() ? Delivery.PING : EVENT,
                delivery.lane(),
                delivery.eventId(),
                delivery.event(),
                PENDING,
                at(delivery.queuedAt()),
                isLaneBusy(delivery.webhookId(), delivery.lane()) ? null : at(delivery.queuedAt()));
        return true;
    }

    /** Sends it again: behind what is pending in its lane if it was settled, and at once if it was its turn already. */
    void again(WebhookId webhook, DeliveryId id, Instant now) {
        Optional<String> state = lock(webhook).flatMap(locked -> state(id));
        if (state.isEmpty()) {
            return;
        }
        writeJdbc.update(
                "update webhook_targets set pauses = 0, paused_until = null where webhook_id = ?", webhook.toString());
        if (state.get().equals(PENDING)) {
            writeJdbc.update(
                    "update webhook_deliveries set due_at = ?, tries = 0, first_tried_at = null"
                            + " where delivery_id = ? and webhook_id = ? and due_at is not null",
                    at(now),
                    id.toString(),
                    webhook.toString());
            return;
        }
        String lane = Objects.requireNonNull(writeJdbc.queryForObject(
                "select lane from webhook_deliveries where delivery_id = ?", String.class, id.toString()));
        writeJdbc.update(
                "update webhook_deliveries set state = ?, queue_no = ?, due_at = ?, tries = 0, first_tried_at = null,"
                        + " settled_at = null where delivery_id = ? and webhook_id = ?",
                PENDING,
                nextNumber(webhook),
                isLaneBusy(webhook, lane) ? null : at(now),
                id.toString(),
                webhook.toString());
    }

    private long nextNumber(WebhookId webhook) {
        Long next = writeJdbc.queryForObject(
                "select next_no from webhook_targets where webhook_id = ?", Long.class, webhook.toString());
        writeJdbc.update("update webhook_targets set next_no = next_no + 1 where webhook_id = ?", webhook.toString());
        return Objects.requireNonNull(next);
    }

    private boolean isLaneBusy(WebhookId webhook, String lane) {
        return !writeJdbc
                .queryForList(
                        "select queue_no from webhook_deliveries where webhook_id = ? and lane = ? and state = ? limit 1",
                        Long.class,
                        webhook.toString(),
                        lane,
                        PENDING)
                .isEmpty();
    }

    private Optional<String> state(DeliveryId id) {
        return writeJdbc
                .queryForList("select state from webhook_deliveries where delivery_id = ?", String.class, id.toString())
                .stream()
                .findFirst();
    }

    /**
     * What may be sent now, what has been due for longest first. A webhook that is disabled, or left alone for a while, is
     * sent pings alone.
     *
     * @param except what is being sent
     */
    List<Delivery> due(Target target, Instant now, int most, Collection<DeliveryId> except) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(target.webhookId().toString());
        arguments.add(at(now));
        StringBuilder sql = new StringBuilder(
                "select d.* from webhook_deliveries d where webhook_id = ? and due_at <= ?" + IS_FIRST);
        if (!target.enabled() || target.isPaused(now)) {
            sql.append(" and kind = ?");
            arguments.add(Delivery.PING);
        }
        if (!except.isEmpty()) {
            sql.append(" and delivery_id not in (")
                    .append(String.join(", ", Collections.nCopies(except.size(), "?")))
                    .append(")");
            except.forEach(id -> arguments.add(id.toString()));
        }
        arguments.add(most);
        return writeJdbc.query(
                sql + " order by due_at, queue_no limit ?",
                (row, number) -> new Delivery(
                        DeliveryId.of(row.getString("delivery_id")),
                        target.webhookId(),
                        row.getString("kind").equals(Delivery.PING),
                        row.getString("lane"),
                        row.getString("event_id"),
                        row.getString("event"),
                        Objects.requireNonNull(instant(row, "queued_at"))),
                arguments.toArray());
    }

    /**
     * Sees to it that the first of each lane is due, for nothing else would ever have it sent.
     *
     * @return how many were not
     */
    int wakeFirsts(WebhookId webhook, Instant now) {
        return writeJdbc.update(
                "update webhook_deliveries d set due_at = ? where webhook_id = ? and due_at is null and state = ?"
                        + IS_FIRST,
                at(now),
                webhook.toString(),
                PENDING);
    }

    /** When to look at the webhook's queue next; empty where only something new is a reason to. */
    Optional<Instant> nextLook(Target target) {
        if (target.noticeDue()) {
            return Optional.of(Instant.EPOCH);
        }
        Optional<Instant> ping = firstDue(target, Delivery.PING);
        if (!target.enabled()) {
            return ping;
        }
        Optional<Instant> event = firstDue(target, EVENT)
                .map(due ->
                        target.pausedUntil() != null && target.pausedUntil().isAfter(due) ? target.pausedUntil() : due);
        return ping.isEmpty() || event.isPresent() && event.get().isBefore(ping.get()) ? event : ping;
    }

    private Optional<Instant> firstDue(Target target, String kind) {
        OffsetDateTime first = writeJdbc.queryForObject(
                "select min(due_at) from webhook_deliveries d where webhook_id = ? and due_at is not null and kind = ?"
                        + IS_FIRST,
                OffsetDateTime.class,
                target.webhookId().toString(),
                kind);
        return Optional.ofNullable(first).map(OffsetDateTime::toInstant);
    }

    private record Tries(int tries, int attempts, @Nullable Instant firstTriedAt) {}

    /** Notes what came of sending it, and has what comes next be due. What was deleted meanwhile is none of ours. */
    void settle(Delivery delivery, Outcome outcome) {
        Target target = lock(delivery.webhookId()).orElse(null);
        Tries before = tries(delivery.deliveryId());
        if (target == null || before == null) {
            return;
        }
        writeJdbc.update(
                "insert into webhook_attempts (delivery_id, attempt, tried_at, millis, status, error, answer)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                delivery.deliveryId().toString(),
                before.attempts + 1,
                at(outcome.at()),
                outcome.took().toMillis(),
                outcome.status(),
                shortened(outcome.error()),
                outcome.answer());
        if (outcome.isDelivered()) {
            end(delivery, DELIVERED, before, outcome);
            if (!delivery.isPing()) {
                succeeded(target, outcome.until());
            }
        } else if (delivery.isPing()) {
            end(delivery, FAILED, before, outcome);
        } else {
            failed(target, delivery, before, outcome);
        }
    }

    private @Nullable Tries tries(DeliveryId id) {
        return writeJdbc
                .query(
                        "select tries, attempts, first_tried_at from webhook_deliveries where delivery_id = ? and state = ?",
                        (row, number) ->
                                new Tries(row.getInt("tries"), row.getInt("attempts"), instant(row, "first_tried_at")),
                        id.toString(),
                        PENDING)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private void succeeded(Target target, Instant now) {
        writeJdbc.update(
                "update webhook_targets set failures = 0, failing_since = null, pauses = 0, paused_until = null,"
                        + " delivered_at = ? where webhook_id = ?",
                at(now),
                target.webhookId().toString());
    }

    private void failed(Target target, Delivery delivery, Tries before, Outcome outcome) {
        Instant now = outcome.until();
        Instant failingSince = target.failingSince() == null ? outcome.at() : target.failingSince();
        Instant firstTried = before.firstTriedAt == null ? outcome.at() : before.firstTriedAt;
        writeJdbc.update(
                "update webhook_targets set failures = failures + 1, failing_since = ? where webhook_id = ?",
                at(failingSince),
                target.webhookId().toString());
        if (outcome.isGone() || isOver(failingSince, now)) {
            tryAgainAt(now, delivery, before, firstTried);
            if (target.enabled()) {
                writeJdbc.update(
                        "update webhook_targets set enabled = false, disabled_cause = ?, notice_due = true"
                                + " where webhook_id = ?",
                        (outcome.isGone() ? DisabledCause.GONE : DisabledCause.FAILING).toString(),
                        target.webhookId().toString());
            }
            return;
        }
        if (isOver(firstTried, now)) {
            end(delivery, FAILED, before, outcome);
        } else if (outcome.isAboutTheReceiver()) {
            // It is as good a first one as any other, once there is somebody to send it to.
            tryAgainAt(now, delivery, before, firstTried);
        } else {
            tryAgainAt(now.plus(wait(before.tries + 1, outcome)), delivery, before, firstTried);
        }
        // Several that were under way fail together: that is one reason for a pause and not several.
        if ((outcome.isAboutTheReceiver() || target.failures() + 1 >= ENOUGH) && !target.isPaused(now)) {
            writeJdbc.update(
                    "update webhook_targets set pauses = pauses + 1, paused_until = ? where webhook_id = ?",
                    at(now.plus(wait(target.pauses() + 1, outcome))),
                    target.webhookId().toString());
        }
    }

    private boolean isOver(Instant since, Instant now) {
        return !since.plus(giveUpAfter).isAfter(now);
    }

    private Duration wait(int failures, Outcome outcome) {
        Duration ours = backOff.after(failures, chance.getAsDouble());
        Duration theirs = outcome.retryAfter();
        if (theirs == null || theirs.compareTo(ours) <= 0) {
            return ours;
        }
        return theirs.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : theirs;
    }

    private void tryAgainAt(Instant due, Delivery delivery, Tries before, Instant firstTried) {
        writeJdbc.update(
                "update webhook_deliveries set due_at = ?, tries = ?, attempts = ?, first_tried_at = ?"
                        + " where delivery_id = ?",
                at(due),
                before.tries + 1,
                before.attempts + 1,
                at(firstTried),
                delivery.deliveryId().toString());
    }

    private void end(Delivery delivery, String state, Tries before, Outcome outcome) {
        writeJdbc.update(
                "update webhook_deliveries set state = ?, due_at = null, settled_at = ?, tries = ?, attempts = ?"
                        + " where delivery_id = ?",
                state,
                at(outcome.until()),
                before.tries + 1,
                before.attempts + 1,
                delivery.deliveryId().toString());
        List<String> next = writeJdbc.queryForList(
                "select delivery_id from webhook_deliveries where webhook_id = ? and lane = ? and state = ?"
                        + " order by queue_no limit 1",
                String.class,
                delivery.webhookId().toString(),
                delivery.lane(),
                PENDING);
        next.forEach(id -> writeJdbc.update(
                "update webhook_deliveries set due_at = ? where delivery_id = ?", at(outcome.until()), id));
    }

    /**
     * Forgets what was settled before an instant.
     *
     * @return how many were forgotten; there may be more
     */
    int forget(Instant before) {
        List<String> old = writeJdbc.queryForList(
                "select delivery_id from webhook_deliveries where settled_at < ? limit " + FORGOTTEN_AT_ONCE,
                String.class,
                at(before));
        List<Object[]> ids = old.stream().map(id -> new Object[] {id}).toList();
        writeJdbc.batchUpdate("delete from webhook_attempts where delivery_id = ?", ids);
        // Unless somebody has it sent again meanwhile.
        writeJdbc.batchUpdate("delete from webhook_deliveries where delivery_id = ? and settled_at is not null", ids);
        return old.size();
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
