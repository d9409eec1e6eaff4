package io.orderfold.reports.projection;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The table {@code report_orders}, and those with a row a line, a move, an edit and a discount of an order. What an order
 * is counted by stands in its lines and moves once more, so that no sum over them has to join.
 */
@Component
class OrderFactRows {

    private static final List<String> LINE = List.of(
            "order_id",
            "line_no",
            "leads",
            "sku",
            "category",
            "customer_id",
            "currency",
            "country",
            "channel",
            "placed_at",
            "placed_second",
            "pieces",
            "shipped_pieces",
            "gross",
            "discount",
            "tax",
            "sales",
            "returned_pieces",
            "returned",
            "refunded");
    private static final List<String> MOVE = List.of(
            "order_id",
            "move_no",
            "kind",
            "reason",
            "return_id",
            "line_no",
            "sku",
            "category",
            "currency",
            "country",
            "channel",
            "pieces",
            "amount",
            "moved_at",
            "moved_second");

    private final ViewTable<OrderFacts> table;

    OrderFactRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(
                        tables, documents, OrderFacts.class, "report_orders", "order_id", order -> order.orderId()
                                .toString())
                .column("status", OrderFacts::status)
                .column("history", OrderFacts::history)
                .column("customer_id", order -> order.customerId().value())
                .column("currency", OrderFacts::currency)
                .column("country", OrderFacts::country)
                .column("channel", OrderFacts::channel)
                .column("drafted_at", order -> order.steps().drafted())
                .column("placed_at", order -> order.steps().placed())
                .column("reserved_at", order -> order.steps().reserved())
                .column("paid_at", order -> order.steps().paid())
                .column("confirmed_at", order -> order.steps().confirmed())
                .column("shipped_at", order -> order.steps().shipped())
                .column("delivered_at", order -> order.steps().delivered())
                .column("completed_at", order -> order.steps().completed())
                .column("cancelled_at", order -> order.steps().cancelled())
                .column("placed_second", order -> second(order.steps().placed()))
                .column("discount", order -> discount(order).amount())
                .column("sales", order -> sales(order).amount())
                .column("net", order -> sales(order).minus(gone(order)).amount())
                .children("report_lines", LINE, OrderFactRows::lines)
                .children("report_moves", MOVE, OrderFactRows::moves)
                .children(
                        "report_edits",
                        List.of("order_id", "edit_no", "kind", "actor", "edited_at", "edited_second"),
                        OrderFactRows::edits)
                .children(
                        "report_discounts",
                        List.of("order_id", "discount_no", "promotion", "coupon", "discounts"),
                        OrderFactRows::discounts);
    }

    ViewTable<OrderFacts> table() {
        return table;
    }

    static @Nullable Long second(@Nullable Instant at) {
        return at == null ? null : at.getEpochSecond();
    }

    private static boolean calledOff(OrderFacts order) {
        return order.status() == OrderStatus.CANCELLED;
    }

    private static Money zero(OrderFacts order) {
        return Money.zero(Money.currency(order.currency()));
    }

    private static boolean bringsShipping(OrderFacts order) {
        return order.shipping() != null
                && (!calledOff(order) || order.lines().stream().anyMatch(line -> line.shipped() > 0));
    }

    /** What the customer pays for what they have or get. */
    private static Money sales(OrderFacts order) {
        Money sum = zero(order);
        for (LineFacts line : order.lines()) {
            sum = sum.plus(line.worth(line.sold(calledOff(order))));
        }
        return bringsShipping(order)
                ? sum.plus(Objects.requireNonNull(order.shipping()).total())
                : sum;
    }

    private static Money discount(OrderFacts order) {
        Money sum = zero(order);
        for (LineFacts line : order.lines()) {
            sum = sum.plus(line.discountOf(line.sold(calledOff(order))));
        }
        return bringsShipping(order)
                ? sum.plus(Objects.requireNonNull(order.shipping()).discount())
                : sum;
    }

    private static Money returned(OrderFacts order, LineFacts line) {
        int sold = line.sold(calledOff(order));
        return line.worth(sold).minus(line.worth(sold - line.returned()));
    }

    private static Money gone(OrderFacts order) {
        Money sum = order.shippingRefunded();
        for (LineFacts line : order.lines()) {
            sum = sum.plus(returned(order, line)).plus(line.refunded());
        }
        return sum;
    }

    private static List<Object[]> lines(OrderFacts order) {
        Instant placed = order.steps().placed();
        List<Object[]> rows = new ArrayList<>();
        if (placed == null) {
            return rows;
        }
        for (LineFacts line : order.lines()) {
            int pieces = line.sold(calledOff(order));
            if (pieces > 0) {
                rows.add(row(
                        order,
                        rows.isEmpty(),
                        Integer.valueOf(line.lineId().value()),
                        line.sku().value(),
                        line.category(),
                        pieces,
                        Math.min(pieces, line.shipped()),
                        line.unitPrice().times(pieces),
                        line.discountOf(pieces),
                        line.taxOf(pieces),
                        line.worth(pieces),
                        line.returned(),
                        returned(order, line),
                        line.refunded()));
            }
        }
        if (bringsShipping(order) && !rows.isEmpty()) {
            var shipping = Objects.requireNonNull(order.shipping());
            rows.add(row(
                    order,
                    false,
                    0,
                    null,
                    null,
                    0,
                    0,
                    shipping.price(),
                    shipping.discount(),
                    shipping.tax(),
                    shipping.total(),
                    0,
                    zero(order),
                    order.shippingRefunded()));
        }
        return rows;
    }

    private static Object[] row(
            OrderFacts order,
            boolean leads,
            int lineNo,
            @Nullable String sku,
            @Nullable String category,
            int pieces,
            int shippedPieces,
            Money gross,
            Money discount,
            Money tax,
            Money sales,
            int returnedPieces,
            Money returned,
            Money refunded) {
        Instant placed = Objects.requireNonNull(order.steps().placed());
        return values(
                order.orderId().toString(),
                lineNo,
                leads ? 1 : 0,
                sku,
                category,
                order.customerId().value(),
                order.currency(),
                order.country(),
                order.channel(),
                placed,
                placed.getEpochSecond(),
                pieces,
                shippedPieces,
                gross.amount(),
                discount.amount(),
                tax.amount(),
                sales.amount(),
                returnedPieces,
                returned.amount(),
                refunded.amount());
    }

    private static List<Object[]> moves(OrderFacts order) {
        List<Object[]> rows = new ArrayList<>();
        for (MoveFacts move : order.moves()) {
            rows.add(values(
                    order.orderId().toString(),
                    rows.size() + 1,
                    move.kind(),
                    move.reason(),
                    move.returnId(),
                    move.lineId() == null ? null : Integer.valueOf(move.lineId().value()),
                    move.sku() == null ? null : move.sku().value(),
                    move.category(),
                    order.currency(),
                    order.country(),
                    order.channel(),
                    move.pieces(),
                    move.amount().amount(),
                    move.at(),
                    move.at().getEpochSecond()));
        }
        return rows;
    }

    private static List<Object[]> edits(OrderFacts order) {
        List<Object[]> rows = new ArrayList<>();
        for (EditFacts edit : order.edits()) {
            rows.add(values(
                    order.orderId().toString(),
                    rows.size() + 1,
                    edit.kind(),
                    edit.actor(),
                    edit.at(),
                    edit.at().getEpochSecond()));
        }
        return rows;
    }

    private static List<Object[]> discounts(OrderFacts order) {
        List<Object[]> rows = new ArrayList<>();
        int count = order.discounts().size();
        for (OrderDiscount discount : order.discounts()) {
            String coupon = discount.coupon() == null ? null : discount.coupon().value();
            rows.add(values(
                    order.orderId().toString(),
                    rows.size() + 1,
                    coupon == null ? OrderFactsFold.BY_HAND : coupon,
                    coupon != null,
                    count));
        }
        return rows;
    }

    private static Object[] values(@Nullable Object... values) {
        return values;
    }
}
