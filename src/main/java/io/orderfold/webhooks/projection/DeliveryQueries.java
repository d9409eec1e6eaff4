package io.orderfold.webhooks.projection;

import io.orderfold.kernel.Rejection;
import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.DeliveryState;
import io.orderfold.webhooks.WebhookId;
import io.orderfold.webhooks.query.DeliveryPage;
import io.orderfold.webhooks.query.DeliveryView;
import io.orderfold.webhooks.query.DeliveryView.Attempt;
import io.orderfold.webhooks.query.WebhookQuery.FindDelivery;
import io.orderfold.webhooks.query.WebhookQuery.FindWebhookQueue;
import io.orderfold.webhooks.query.WebhookQuery.ListDeliveries;
import io.orderfold.webhooks.query.WebhookQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Answers from the queues themselves: they are no view of the log, and always up to date. */
@Component
class DeliveryQueries {

    private final JdbcTemplate writeJdbc;

    DeliveryQueries(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    @QueryHandler
    Optional<WebhookQueue> answer(FindWebhookQueue query) {
        return writeJdbc
                .query(
                        "select t.*, (select count(*) from webhook_deliveries d where d.webhook_id = t.webhook_id"
                                + " and d.state = 'pending') as pending,"
                                + " (select min(d.queued_at) from webhook_deliveries d where d.webhook_id = t.webhook_id"
                                + " and d.state = 'pending') as pending_since"
                                + " from webhook_targets t where t.webhook_id = ?",
                        (row, number) -> new WebhookQueue(
                                query.webhookId(),
                                row.getLong("pending"),
                                instant(row, "pending_since"),
                                row.getInt("failures"),
                                instant(row, "failing_since"),
                                instant(row, "paused_until"),
                                instant(row, "delivered_at")),
                        query.webhookId().toString())
                .stream()
                .findFirst();
    }

    @QueryHandler
    DeliveryPage answer(ListDeliveries query) {
        StringBuilder sql = new StringBuilder("select * from webhook_deliveries where webhook_id = ?");
        List<Object> arguments = new ArrayList<>();
        arguments.add(query.webhookId().toString());
        narrow(
                sql,
                arguments,
                "state = ?",
                query.state() == null ? null : query.state().toString());
        narrow(sql, arguments, "event = ?", query.event());
        narrow(sql, arguments, "lane = ?", query.lane());
        narrow(sql, arguments, "queue_no < ?", query.cursor() == null ? null : number(query.cursor()));
        arguments.add(query.limit() + 1);
        List<Long> numbers = new ArrayList<>();
        List<DeliveryView> found = writeJdbc.query(
                sql + " order by queue_no desc limit ?",
                (row, number) -> {
                    numbers.add(row.getLong("queue_no"));
                    return view(row, null);
                },
                arguments.toArray());
        return found.size() <= query.limit()
                ? new DeliveryPage(found, null)
                : new DeliveryPage(
                        List.copyOf(found.subList(0, query.limit())), String.valueOf(numbers.get(query.limit() - 1)));
    }

    private static void narrow(StringBuilder sql, List<Object> arguments, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            arguments.add(value);
        }
    }

    private static long number(String cursor) {
        if (!cursor.matches("\\d{1,18}")) {
            throw Rejection.invalid("malformed-cursor", "cursor", "A cursor is taken from nextCursor of a page.");
        }
        return Long.parseLong(cursor);
    }

    @QueryHandler
    Optional<DeliveryView> answer(FindDelivery query) {
        String id = query.deliveryId().toString();
        return writeJdbc
                .query(
                        "select * from webhook_deliveries where delivery_id = ? and webhook_id = ?",
                        (row, number) -> view(row, attempts(id)),
                        id,
                        query.webhookId().toString())
                .stream()
                .findFirst();
    }

    private List<Attempt> attempts(String delivery) {
        return writeJdbc.query(
                "select * from webhook_attempts where delivery_id = ? order by attempt",
                (row, number) -> new Attempt(
                        row.getInt("attempt"),
                        row.getObject("tried_at", OffsetDateTime.class).toInstant(),
                        row.getLong("millis"),
                        row.getObject("status", Integer.class),
                        row.getString("error"),
                        row.getString("answer")),
                delivery);
    }

    private static DeliveryView view(ResultSet row, @Nullable List<Attempt> attempts) throws SQLException {
        DeliveryState state = DeliveryState.of(row.getString("state"));
        Instant due = instant(row, "due_at");
        return new DeliveryView(
                DeliveryId.of(row.getString("delivery_id")),
                WebhookId.of(row.getString("webhook_id")),
                row.getString("event"),
                row.getString("event_id"),
                row.getString("lane"),
                state,
                state == DeliveryState.PENDING && due == null,
                row.getInt("attempts"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                due,
                instant(row, "settled_at"),
                attempts);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
