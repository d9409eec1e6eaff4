package io.orderfold.orders.projection;

import io.orderfold.customers.CustomerAliases;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.Keyset;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import io.orderfold.orders.query.Deadline;
import io.orderfold.orders.query.DeadlineKind;
import io.orderfold.orders.query.DeadlinePage;
import io.orderfold.orders.query.OrderPage;
import io.orderfold.orders.query.OrderQuery.ListDeadlines;
import io.orderfold.orders.query.OrderQuery.SearchOrders;
import io.orderfold.orders.query.OrderSort;
import io.orderfold.orders.query.OrderSummary;
import io.orderfold.orders.query.OrderView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables {@code orders} and {@code order_lines}. */
@Component
class OrderRows {

    private static final Keyset BY_TIME = new Keyset("at", "due_at", "deadline_id", true, Keyset.Type.TIME);

    private record Due(String deadlineId, String orderId, DeadlineKind kind, Instant at) {}

    private final ReadTables tables;
    private final ViewTable<OrderView> table;
    private final CustomerAliases customers;

    OrderRows(ReadTables tables, Documents documents, CustomerAliases customers) {
        this.tables = tables;
        this.customers = customers;
        table = new ViewTable<>(tables, documents, OrderView.class, "orders", "order_id", order -> order.orderId()
                        .toString())
                .column("order_number", order -> new BigDecimal(order.orderNumber()))
                .column("status", OrderView::status)
                .column("payment_status", OrderView::paymentStatus)
                .column("fulfilment_status", OrderView::fulfilmentStatus)
                .column("on_hold", OrderView::onHold)
                .column("customer_id", order -> order.customerId().value())
                .column("currency", OrderView::currency)
                .column("total", order -> order.total().amount())
                .column("ordered_at", OrderView::orderedAt)
                .column("placed_at", OrderView::placedAt)
                .column("archived", order -> order.archivedAt() != null)
                .children(
                        "order_lines",
                        List.of("order_id", "line_id", "sku", "name", "quantity", "unit_price", "total"),
                        OrderRows::lines)
                .children("order_tags", List.of("order_id", "tag"), OrderRows::tags)
                .children(
                        "order_deadlines",
                        List.of("order_id", "deadline_id", "kind", "due_at", "lapses"),
                        OrderRows::deadlines);
    }

    private static List<Object[]> lines(OrderView order) {
        return order.lines().stream()
                .map(line -> new Object[] {
                    order.orderId().toString(),
                    Integer.valueOf(line.lineId().value()),
                    line.sku().value(),
                    line.name(),
                    line.quantity(),
                    line.unitPrice().amount(),
                    line.total().amount()
                })
                .toList();
    }

    private static List<Object[]> tags(OrderView order) {
        return order.tags().stream()
                .map(tag -> new Object[] {order.orderId().toString(), tag.value()})
                .toList();
    }

    ViewTable<OrderView> table() {
        return table;
    }

    OrderPage search(SearchOrders query) {
        Keyset keyset = keyset(query.sort());
        // One index has the archived ones and those that are not, one after the other: two lists, each read off in
        // order.
        List<OrderView> found = query.archive().archived().stream()
                .flatMap(archived -> {
                    List<Object> arguments = new ArrayList<>();
                    return table.select(condition(query, archived, arguments), arguments.toArray()).stream();
                })
                .sorted(byKey(query.sort()))
                .toList();
        List<OrderView> page = found.subList(0, Math.min(found.size(), query.limit()));
        return new OrderPage(
                page.stream().map(OrderSummary::of).toList(),
                found.size() > query.limit() ? cursor(keyset, page.get(page.size() - 1)) : null);
    }

    private static List<Object[]> deadlines(OrderView order) {
        return Deadline.of(order).stream()
                .map(deadline -> new Object[] {
                    order.orderId().toString(),
                    deadlineId(deadline),
                    deadline.kind(),
                    deadline.at(),
                    deadline.kind() == DeadlineKind.RETURN_WINDOW
                })
                .toList();
    }

    private static String deadlineId(Deadline deadline) {
        return deadline.orderId() + ":" + deadline.kind() + (deadline.hold() == null ? "" : ":" + deadline.hold());
    }

    DeadlinePage deadlines(ListDeadlines query, Instant now) {
        // Return windows end by the thousand and nothing is to be done about it: those that did are passed over.
        List<Due> found = Stream.concat(due(query, false, null).stream(), due(query, true, now).stream())
                .sorted(Comparator.comparing(Due::at).thenComparing(Due::deadlineId))
                .toList();
        List<Due> page = found.subList(0, Math.min(found.size(), query.limit()));
        Due last = found.size() > query.limit() ? page.get(page.size() - 1) : null;
        return new DeadlinePage(described(page), last == null ? null : BY_TIME.cursor(last.at(), last.deadlineId()));
    }

    private List<Due> due(ListDeadlines query, boolean lapses, @Nullable Instant after) {
        List<String> conditions = new ArrayList<>(List.of("lapses = ?"));
        List<Object> arguments = new ArrayList<>(List.of(lapses));
        oneOf(conditions, arguments, "kind", query.kinds());
        if (after != null) {
            conditions.add("due_at > ?");
            arguments.add(after.atOffset(ZoneOffset.UTC));
        }
        if (query.before() != null) {
            conditions.add("due_at < ?");
            arguments.add(query.before().atOffset(ZoneOffset.UTC));
        }
        if (query.cursor() != null) {
            conditions.add(BY_TIME.condition());
            arguments.addAll(BY_TIME.arguments(query.cursor()));
        }
        arguments.add(query.limit() + 1);
        return tables.query(
                "select deadline_id, order_id, kind, due_at from {order_deadlines} where "
                        + String.join(" and ", conditions) + " " + BY_TIME.orderWithin("lapses") + " limit ?",
                (row, number) -> new Due(
                        row.getString("deadline_id"),
                        row.getString("order_id"),
                        DeadlineKind.valueOf(row.getString("kind")),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()),
                arguments.toArray());
    }

    /** An order that changes between the two looks may have lost its deadline: it is left out, then. */
    private List<Deadline> described(List<Due> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Object[] orders = page.stream().map(Due::orderId).distinct().toArray();
        Map<String, Deadline> byId = new HashMap<>();
        table.select("where " + equalsOneOf("order_id", List.of(orders)), orders)
                .forEach(order -> Deadline.of(order).forEach(deadline -> byId.put(deadlineId(deadline), deadline)));
        return page.stream()
                .flatMap(due -> Optional.ofNullable(byId.get(due.deadlineId())).stream())
                .toList();
    }

    /** What comes after {@code select … from orders}; its arguments are added to {@code arguments}. */
    String condition(SearchOrders query, boolean archived, List<Object> arguments) {
        Keyset keyset = keyset(query.sort());
        List<String> conditions = new ArrayList<>(List.of("archived = ?"));
        arguments.add(archived);
        oneOf(conditions, arguments, "status", query.status());
        oneOf(conditions, arguments, "payment_status", query.payment());
        oneOf(conditions, arguments, "fulfilment_status", query.fulfilment());
        if (query.onHold() != null) {
            conditions.add("on_hold = ?");
            arguments.add(query.onHold());
        }
        List<String> same = sameCustomers(query.customer());
        if (!same.isEmpty()) {
            conditions.add(equalsOneOf("customer_id", same));
            arguments.addAll(same);
        }
        if (query.sku() != null) {
            conditions.add("order_id in (select order_id from {order_lines} where sku = ?)");
            arguments.add(query.sku().value());
        }
        query.tags().forEach(tag -> {
            conditions.add("order_id in (select order_id from {order_tags} where tag = ?)");
            arguments.add(tag.value());
        });
        if (query.from() != null) {
            conditions.add("ordered_at >= ?");
            arguments.add(query.from().atOffset(ZoneOffset.UTC));
        }
        if (query.to() != null) {
            conditions.add("ordered_at < ?");
            arguments.add(query.to().atOffset(ZoneOffset.UTC));
        }
        if (query.q() != null) {
            words(conditions, arguments, query.q());
        }
        if (query.cursor() != null) {
            conditions.add(keyset.condition());
            arguments.addAll(keyset.arguments(query.cursor()));
        }
        // One more than asked for tells whether there is a next page.
        arguments.add(query.limit() + 1);
        return (conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ")
                + order(query, same, keyset) + " limit ?";
    }

    /** The customer and those who were merged into them: their orders keep the id they were made for. */
    private List<String> sameCustomers(@Nullable CustomerId customer) {
        List<String> same = new ArrayList<>();
        if (customer != null) {
            same.add(customer.value());
            customers.alsoKnownAs(customer).forEach(other -> same.add(other.value()));
        }
        return same;
    }

    /**
     * A column that is the same in every row changes no order, but named first it tells H2 that an index which starts
     * with it delivers the rows sorted, so that a page is read off it and not sorted out of all that match.
     */
    private static String order(SearchOrders query, List<String> sameCustomers, Keyset keyset) {
        if (!keyset.column().equals("ordered_at")) {
            return keyset.orderWithin("archived");
        }
        if (!sameCustomers.isEmpty()) {
            return sameCustomers.size() == 1 ? keyset.orderWithin("archived", "customer_id") : keyset.order();
        }
        return query.status().size() == 1 ? keyset.orderWithin("archived", "status") : keyset.orderWithin("archived");
    }

    private static Comparator<OrderView> byKey(OrderSort sort) {
        Comparator<OrderView> byKey =
                switch (sort) {
                    case ORDERED_AT, ORDERED_AT_DESC -> Comparator.comparing(OrderView::orderedAt);
                    case ORDER_NUMBER, ORDER_NUMBER_DESC ->
                        Comparator.comparing(order -> new BigDecimal(order.orderNumber()));
                    case TOTAL, TOTAL_DESC ->
                        Comparator.comparing(order -> order.total().amount());
                };
        Comparator<OrderView> total =
                byKey.thenComparing(order -> order.orderId().toString());
        return sort.ascending() ? total : total.reversed();
    }

    /** Each word must be the order's number, its customer, or a sku on it. */
    private static void words(List<String> conditions, List<Object> arguments, String q) {
        for (String word : q.strip().split("\\s+")) {
            if (word.matches("\\d{1,18}")) {
                conditions.add("(order_number = ? or customer_id = ?"
                        + " or order_id in (select order_id from {order_lines} where sku = ?))");
                arguments.add(new BigDecimal(word));
            } else {
                conditions.add("(customer_id = ? or order_id in (select order_id from {order_lines} where sku = ?))");
            }
            arguments.add(word);
            arguments.add(word);
        }
    }

    private static void oneOf(
            List<String> conditions, List<Object> arguments, String column, Collection<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            conditions.add(equalsOneOf(column, values));
            values.forEach(constant -> arguments.add(constant.name()));
        }
    }

    private static String equalsOneOf(String column, Collection<?> values) {
        return values.size() == 1
                ? column + " = ?"
                : column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    private static Keyset keyset(OrderSort sort) {
        return switch (sort) {
            case ORDERED_AT, ORDERED_AT_DESC ->
                new Keyset("orderedAt", "ordered_at", "order_id", sort.ascending(), Keyset.Type.TIME);
            case ORDER_NUMBER, ORDER_NUMBER_DESC ->
                new Keyset("orderNumber", "order_number", "order_id", sort.ascending(), Keyset.Type.NUMBER);
            case TOTAL, TOTAL_DESC -> new Keyset("total", "total", "order_id", sort.ascending(), Keyset.Type.NUMBER);
        };
    }

    private static String cursor(Keyset keyset, OrderView last) {
        Object value =
                switch (keyset.sort()) {
                    case "orderedAt" -> last.orderedAt();
                    case "orderNumber" -> last.orderNumber();
                    default -> last.total().amount().toPlainString();
                };
        return keyset.cursor(value, last.orderId().toString());
    }
}
