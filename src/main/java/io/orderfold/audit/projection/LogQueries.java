package io.orderfold.audit.projection;

import io.orderfold.audit.projection.LogIndexRows.Row;
import io.orderfold.audit.query.LogQuery.Filter;
import io.orderfold.audit.query.LogQuery.FindEvent;
import io.orderfold.audit.query.LogQuery.FindEvents;
import io.orderfold.audit.query.LogQuery.TraceCorrelation;
import io.orderfold.audit.query.LoggedEvent;
import io.orderfold.audit.query.LoggedEventPage;
import io.orderfold.audit.query.Trace;
import io.orderfold.audit.query.TracedEvent;
import io.orderfold.kernel.axon.EventsByPosition;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.orders.OrderId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds events by the index, and reads what they say from the log. */
@Component
class LogQueries {

    /** So many events are opened for one page at most. */
    private static final int MOST_OPENED = 5_000;

    private static final int MOST_TRACED = 2_000;

    private final LogIndexRows rows;
    private final EventsByPosition log;
    private final Documents documents;

    LogQueries(LogIndexRows rows, EventsByPosition log, Documents documents) {
        this.rows = rows;
        this.log = log;
        this.documents = documents;
    }

    @QueryHandler
    LoggedEventPage answer(FindEvents query) {
        Filter filter = query.filter();
        Long after = LogIndexRows.position(query.cursor());
        int step = filter.field() == null ? query.limit() + 1 : 500;
        List<LoggedEvent> found = new ArrayList<>();
        for (int opened = 0; opened < MOST_OPENED; opened += step) {
            List<Row> some = rows.find(filter, query.newestFirst(), after, step);
            for (LoggedEvent event : read(some)) {
                if (filter.field() != null && !says(event, filter.field(), filter.value())) {
                    continue;
                }
                if (found.size() == query.limit()) {
                    return page(found, found.get(found.size() - 1).position());
                }
                found.add(event);
            }
            if (some.size() < step) {
                return page(found, null);
            }
            after = some.get(some.size() - 1).position();
        }
        return page(found, after);
    }

    private static LoggedEventPage page(List<LoggedEvent> events, @Nullable Long last) {
        return new LoggedEventPage(List.copyOf(events), last == null ? null : LogIndexRows.cursor(last));
    }

    @QueryHandler
    Optional<LoggedEvent> answer(FindEvent query) {
        return read(rows.withId(query.eventId())).stream().findFirst();
    }

    @QueryHandler
    Optional<Trace> answer(TraceCorrelation query) {
        List<Row> some = rows.find(Filter.correlated(query.correlationId()), false, null, MOST_TRACED + 1);
        if (some.isEmpty()) {
            return Optional.empty();
        }
        boolean truncated = some.size() > MOST_TRACED;
        List<LoggedEvent> events = read(truncated ? some.subList(0, MOST_TRACED) : some);
        return Optional.of(new Trace(query.correlationId(), truncated, tree(events)));
    }

    /** Each below what led to it; not by calling itself, for a chain may be long. */
    private static List<TracedEvent> tree(List<LoggedEvent> events) {
        Map<String, LoggedEvent> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.eventId(), event));
        Map<String, List<LoggedEvent>> following = new HashMap<>();
        List<LoggedEvent> roots = new ArrayList<>();
        for (LoggedEvent event : events) {
            if (event.triggerId() != null && byId.containsKey(event.triggerId())) {
                following
                        .computeIfAbsent(event.triggerId(), id -> new ArrayList<>())
                        .add(event);
            } else {
                roots.add(event);
            }
        }
        List<TracedEvent> items = new ArrayList<>();
        Deque<TracedEvent> left = new ArrayDeque<>();
        push(left, roots, 0);
        while (!left.isEmpty()) {
            TracedEvent next = left.pop();
            items.add(next);
            push(left, following.getOrDefault(next.event().eventId(), List.of()), next.depth() + 1);
        }
        return items;
    }

    private static void push(Deque<TracedEvent> left, List<LoggedEvent> events, int depth) {
        for (int i = events.size() - 1; i >= 0; i--) {
            left.push(new TracedEvent(depth, events.get(i)));
        }
    }

    private List<LoggedEvent> read(List<Row> some) {
        Map<Long, DomainEventMessage<?>> messages =
                log.at(some.stream().map(Row::position).toList());
        return some.stream()
                .filter(row -> messages.containsKey(row.position()))
                .map(row -> event(row, Objects.requireNonNull(messages.get(row.position()))))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private LoggedEvent event(Row row, DomainEventMessage<?> message) {
        return new LoggedEvent(
                row.position(),
                row.eventId(),
                row.aggregate(),
                row.stream(),
                row.version(),
                row.event(),
                row.at(),
                row.actor(),
                row.initiator(),
                message.getMetaData().get(Metadata.REASON) instanceof String reason ? reason : null,
                row.command(),
                row.triggerId(),
                row.correlationId(),
                row.requestId(),
                row.orderId() == null ? null : OrderId.of(row.orderId()),
                (Map<String, Object>) documents.shown(message.getPayload()));
    }

    private static boolean says(LoggedEvent event, String field, @Nullable String value) {
        return says(event.data(), Arrays.asList(field.split("\\.")), value);
    }

    private static boolean says(@Nullable Object node, List<String> path, @Nullable String value) {
        if (node instanceof List<?> list) {
            return list.stream().anyMatch(element -> says(element, path, value));
        }
        if (path.isEmpty()) {
            return node != null && (value == null || value.equals(node.toString()));
        }
        return node instanceof Map<?, ?> map && says(map.get(path.get(0)), path.subList(1, path.size()), value);
    }
}
