package io.orderfold.reports.projection;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Words;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderContent;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.ShippingCharge;
import io.orderfold.orders.event.HistoricalLineTakenBack;
import io.orderfold.orders.event.HistoricalOrderRecorded;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderDiscountGiven;
import io.orderfold.orders.event.OrderDiscountWithdrawn;
import io.orderfold.orders.event.OrderDrafted;
import io.orderfold.orders.event.OrderEditRedone;
import io.orderfold.orders.event.OrderEditUndone;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLinePriceOverridden;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLineRemoved;
import io.orderfold.orders.event.OrderLineRequoted;
import io.orderfold.orders.event.OrderLinesCancelled;
import io.orderfold.orders.event.OrderLinesDelivered;
import io.orderfold.orders.event.OrderLinesReturned;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderPaymentAuthorized;
import io.orderfold.orders.event.OrderPaymentRefunded;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.orders.event.OrderRefundGranted;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import io.orderfold.orders.event.OrderShippingMethodChosen;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.reports.projection.MoveFacts.Kind;
import io.orderfold.reports.projection.OrderFacts.Steps;
import io.orderfold.returns.ReturnId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An order's facts from its events; those that no report counts change nothing but the version. */
final class OrderFactsFold implements Fold<OrderFacts, OrderEvent> {

    /** Why pieces were called off where the order was not. */
    static final String EDIT = "edit";

    static final String GOODWILL = "goodwill";
    static final String RETURN = "return";
    static final String HISTORY = "history";
    static final String BY_HAND = "by-hand";

    private record Step<E extends OrderEvent>(Class<E> type, BiConsumer<Sketch, E> change) {
        void apply(Sketch sketch, OrderEvent event) {
            change.accept(sketch, type.cast(event));
        }
    }

    private static final Map<Class<?>, Step<?>> STEPS = new HashMap<>();

    private static <E extends OrderEvent> void on(Class<E> type, BiConsumer<Sketch, E> change) {
        STEPS.put(type, new Step<>(type, change));
    }

    static {
        on(OrderDrafted.class, (order, e) -> {
            order.start(e.orderId(), e.customerId(), Money.zero(e.currency()), e.lines());
            order.country = country(e.shippingAddress());
            order.channel = channel(order.now);
        });
        on(HistoricalOrderRecorded.class, (order, e) -> {
            order.start(e.orderId(), e.customerId(), Money.zero(e.currency()), e.lines());
            order.country = e.country();
            order.channel = channel(order.now);
            order.history = true;
            order.status = OrderStatus.COMPLETED;
            order.times.put("placed", e.orderedAt());
            order.lines.replaceAll((id, line) -> line.counting(line.ordered(), 0, line.ordered(), line.ordered(), 0));
        });
        on(OrderLineAdded.class, (order, e) -> {
            order.lines.put(e.line().lineId(), LineFacts.of(e.line()));
            order.draftEdit("line-added");
        });
        on(OrderLineQuantityChanged.class, (order, e) -> {
            order.change(
                    e.lineId(),
                    line -> line.counting(
                            e.quantity(), line.cancelled(), line.shipped(), line.delivered(), line.returned()));
            order.draftEdit("quantity-changed");
        });
        on(OrderLineRemoved.class, (order, e) -> {
            order.lines.remove(e.lineId());
            order.discounts.removeIf(discount -> e.lineId().equals(discount.lineId()));
            order.draftEdit("line-removed");
        });
        on(OrderLinePriceOverridden.class, (order, e) -> {
            order.change(e.lineId(), line -> line.costing(e.unitPrice()));
            order.draftEdit("price-overridden");
        });
        on(OrderLineRequoted.class, (order, e) -> order.change(e.lineId(), line -> line.costing(e.unitPrice())));
        on(OrderPriced.class, (order, e) -> {
            e.lines().forEach(price -> order.change(price.lineId(), line -> line.priced(price)));
            order.shipping = e.shipping();
        });
        on(OrderDiscountGiven.class, (order, e) -> {
            order.discounts.add(e.discount());
            order.draftEdit("discount-given");
        });
        on(OrderDiscountWithdrawn.class, (order, e) -> {
            order.discounts.removeIf(discount -> discount.discountId().equals(e.discountId()));
            order.draftEdit("discount-withdrawn");
        });
        on(OrderShippingMethodChosen.class, (order, e) -> order.draftEdit("method-chosen"));
        on(OrderShippingAddressChanged.class, (order, e) -> {
            order.country = e.shippingAddress().country();
            order.draftEdit("address-changed");
        });
        on(OrderEdited.class, (order, e) -> order.edit("edited"));
        on(OrderEditUndone.class, (order, e) -> {
            order.restore(e.content(), e.shippingAddress());
            order.edit(EditFacts.UNDONE);
        });
        on(OrderEditRedone.class, (order, e) -> {
            order.restore(e.content(), e.shippingAddress());
            order.edit(EditFacts.REDONE);
        });
        on(OrderPlaced.class, (order, e) -> {
            order.status = OrderStatus.PLACED;
            order.reach("placed");
        });
        on(OrderStockReserved.class, (order, e) -> order.reach("reserved"));
        on(OrderPaymentAuthorized.class, (order, e) -> order.reach("paid"));
        on(OrderConfirmed.class, (order, e) -> {
            order.status = OrderStatus.CONFIRMED;
            order.reach("confirmed");
        });
        on(OrderLinesShipped.class, (order, e) -> {
            order.each(
                    e.lines(),
                    (line, by) -> line.counting(
                            line.ordered(), line.cancelled(), line.shipped() + by, line.delivered(), line.returned()));
            order.reach("shipped");
        });
        on(OrderLinesDelivered.class, (order, e) -> {
            order.each(
                    e.lines(),
                    (line, by) -> line.counting(
                            line.ordered(), line.cancelled(), line.shipped(), line.delivered() + by, line.returned()));
            if (order.lines.values().stream().allMatch(line -> line.delivered() >= line.sold(false))) {
                order.reach("delivered");
            }
        });
        on(OrderCompleted.class, (order, e) -> {
            order.status = OrderStatus.COMPLETED;
            order.reach("completed");
        });
        on(OrderLinesCancelled.class, (order, e) -> e.lines().forEach(order::callOff));
        on(OrderLinesReturned.class, (order, e) -> e.lines()
                .forEach(pieces -> order.takeBack(
                        pieces, RETURN, ReturnId.of(e.returnRef()).toString(), order.now.at())));
        on(
                HistoricalLineTakenBack.class,
                (order, e) ->
                        order.takeBack(new LineQuantity(e.lineId(), e.quantity()), HISTORY, null, e.takenBackAt()));
        on(OrderRefundGranted.class, (order, e) -> {
            e.lines().forEach(part -> {
                order.move(Kind.GRANTED, GOODWILL, null, order.line(part.lineId()), 0, part.amount(), order.now.at());
                order.change(part.lineId(), line -> line.refund(part.amount()));
            });
            if (e.shipping().isPositive()) {
                order.move(Kind.GRANTED, GOODWILL, null, null, 0, e.shipping(), order.now.at());
                order.shippingRefunded = order.shippingRefunded().plus(e.shipping());
            }
        });
        on(OrderCancelled.class, (order, e) -> order.callOff(e.cause()));
        on(OrderPaymentRefunded.class, (order, e) -> order.giveBack(e.refundId(), e.amount()));
    }

    private static @Nullable String country(@Nullable PostalAddress address) {
        return address == null ? null : address.country();
    }

    private static String channel(Happened first) {
        String actor = first.actor().name();
        int colon = actor.indexOf(':');
        return colon < 0 ? actor : actor.substring(0, colon);
    }

    @Override
    public OrderFacts after(@Nullable OrderFacts before, OrderEvent event, Happened happened) {
        Sketch sketch = new Sketch(before, happened);
        Step<?> step = STEPS.get(event.getClass());
        if (step != null) {
            step.apply(sketch, event);
        }
        return sketch.facts();
    }

    /** Facts while they are being changed. */
    private static final class Sketch {

        private final Happened now;
        private final Map<LineId, LineFacts> lines = new LinkedHashMap<>();
        private final List<OrderDiscount> discounts = new ArrayList<>();
        private final List<MoveFacts> moves = new ArrayList<>();
        private final List<EditFacts> edits = new ArrayList<>();
        private final Map<String, Instant> times = new HashMap<>();
        private @Nullable OrderId orderId;
        private @Nullable CustomerId customerId;
        private @Nullable Money none;
        private @Nullable String country;
        private String channel = "";
        private OrderStatus status = OrderStatus.DRAFT;
        private boolean history;
        private @Nullable CancelCause cause;
        private @Nullable ShippingCharge shipping;
        private @Nullable Money shippingRefunded;

        Sketch(@Nullable OrderFacts before, Happened now) {
            this.now = now;
            if (before == null) {
                times.put("drafted", now.at());
                return;
            }
            orderId = before.orderId();
            customerId = before.customerId();
            none = Money.zero(Money.currency(before.currency()));
            country = before.country();
            channel = before.channel();
            status = before.status();
            history = before.history();
            cause = before.cause();
            shipping = before.shipping();
            shippingRefunded = before.shippingRefunded();
            before.lines().forEach(line -> lines.put(line.lineId(), line));
            discounts.addAll(before.discounts());
            moves.addAll(before.moves());
            edits.addAll(before.edits());
            Steps steps = before.steps();
            times.put("drafted", steps.drafted());
            keep("placed", steps.placed());
            keep("reserved", steps.reserved());
            keep("paid", steps.paid());
            keep("confirmed", steps.confirmed());
            keep("shipped", steps.shipped());
            keep("delivered", steps.delivered());
            keep("completed", steps.completed());
            keep("cancelled", steps.cancelled());
        }

        private void keep(String step, @Nullable Instant at) {
            if (at != null) {
                times.put(step, at);
            }
        }

        void start(OrderId id, CustomerId customer, Money zero, List<OrderLine> drafted) {
            orderId = id;
            customerId = customer;
            none = zero;
            drafted.forEach(line -> lines.put(line.lineId(), LineFacts.of(line)));
        }

        void reach(String step) {
            times.putIfAbsent(step, now.at());
        }

        Money zero() {
            return Objects.requireNonNull(none);
        }

        Money shippingRefunded() {
            return shippingRefunded == null ? zero() : shippingRefunded;
        }

        LineFacts line(LineId id) {
            return Objects.requireNonNull(lines.get(id), "it is on the order");
        }

        void change(LineId id, java.util.function.UnaryOperator<LineFacts> change) {
            lines.computeIfPresent(id, (same, line) -> change.apply(line));
        }

        void each(List<LineQuantity> pieces, java.util.function.BiFunction<LineFacts, Integer, LineFacts> change) {
            pieces.forEach(some -> change(some.lineId(), line -> change.apply(line, some.quantity())));
        }

        /** A change of a draft; what an edit of a placed order consists of is told by one event at its end. */
        void draftEdit(String kind) {
            if (status == OrderStatus.DRAFT) {
                edit(kind);
            }
        }

        void edit(String kind) {
            edits.add(new EditFacts(kind, now.actor().name(), now.at()));
        }

        void move(
                Kind kind,
                String reason,
                @Nullable String returnId,
                @Nullable LineFacts line,
                int pieces,
                Money amount,
                Instant at) {
            moves.add(new MoveFacts(
                    kind,
                    reason,
                    returnId,
                    line == null ? null : line.lineId(),
                    line == null ? null : line.sku(),
                    line == null ? null : line.category(),
                    pieces,
                    amount,
                    kind == Kind.REFUNDED || amount.isNegative() ? zero() : amount,
                    at));
        }

        void callOff(LineQuantity pieces) {
            LineFacts line = line(pieces.lineId());
            int left = line.sold(false);
            move(
                    Kind.CALLED_OFF,
                    EDIT,
                    null,
                    line,
                    pieces.quantity(),
                    line.worth(left).minus(line.worth(left - pieces.quantity())),
                    now.at());
            change(
                    pieces.lineId(),
                    same -> same.counting(
                            same.ordered(),
                            same.cancelled() + pieces.quantity(),
                            same.shipped(),
                            same.delivered(),
                            same.returned()));
        }

        void callOff(CancelCause why) {
            if (status != OrderStatus.DRAFT) {
                String reason = Words.of(why);
                boolean nothingLeft = lines.values().stream().allMatch(line -> line.shipped() == 0);
                lines.values().forEach(line -> {
                    int pieces = line.sold(false) - line.shipped();
                    if (pieces > 0) {
                        move(
                                Kind.CALLED_OFF,
                                reason,
                                null,
                                line,
                                pieces,
                                line.worth(line.sold(false)).minus(line.worth(line.shipped())),
                                now.at());
                    }
                });
                if (nothingLeft && shipping != null && shipping.total().isPositive()) {
                    move(Kind.CALLED_OFF, reason, null, null, 0, shipping.total(), now.at());
                }
            }
            status = OrderStatus.CANCELLED;
            cause = why;
            reach("cancelled");
        }

        void takeBack(LineQuantity pieces, String reason, @Nullable String returnId, Instant at) {
            LineFacts line = line(pieces.lineId());
            int kept = line.sold(false) - line.returned();
            move(
                    Kind.RETURNED,
                    reason,
                    returnId,
                    line,
                    pieces.quantity(),
                    line.worth(kept).minus(line.worth(kept - pieces.quantity())),
                    at);
            change(
                    pieces.lineId(),
                    same -> same.counting(
                            same.ordered(),
                            same.cancelled(),
                            same.shipped(),
                            same.delivered(),
                            same.returned() + pieces.quantity()));
        }

        /** As an edit had it; pieces that are wanted again after all are called off by so many fewer. */
        void restore(OrderContent content, @Nullable PostalAddress address) {
            Map<LineId, LinePrice> prices = new HashMap<>();
            content.prices().forEach(price -> prices.put(price.lineId(), price));
            Map<LineId, Integer> cancelled = new HashMap<>();
            content.cancelled().forEach(line -> cancelled.put(line.lineId(), line.quantity()));
            Map<LineId, LineFacts> before = Map.copyOf(lines);
            lines.clear();
            for (OrderLine line : content.lines()) {
                LineFacts known = before.getOrDefault(line.lineId(), LineFacts.of(line));
                int off = cancelled.getOrDefault(line.lineId(), 0);
                LineFacts restored = known.costing(line.unitPrice())
                        .priced(prices.get(line.lineId()))
                        .counting(line.quantity(), off, known.shipped(), known.delivered(), known.returned());
                lines.put(line.lineId(), restored);
                if (off != known.cancelled()) {
                    recount(restored, off - known.cancelled());
                }
            }
            discounts.clear();
            discounts.addAll(content.discounts());
            shipping = content.shipping();
            country = country(address);
        }

        private void recount(LineFacts line, int more) {
            int now = line.sold(false);
            if (more < 0) {
                moves.replaceAll(
                        move -> move.kind() == Kind.CALLED_OFF && line.lineId().equals(move.lineId())
                                ? move.without(move.open())
                                : move);
            }
            move(Kind.CALLED_OFF, EDIT, null, line, more, line.worth(now + more).minus(line.worth(now)), this.now.at());
        }

        /**
         * Says what the money went back for: what the refund was made for, if that is not settled yet. A part of several
         * things is shared out by what is open of each.
         */
        void giveBack(String refundId, Money amount) {
            int colon = refundId.indexOf(":refund:");
            String move = colon < 0 ? refundId : refundId.substring(colon + ":refund:".length());
            Optional<String> back = ReturnId.ofRefund(move).map(ReturnId::toString);
            Predicate<MoveFacts> theirs;
            String reason;
            if (back.isPresent()) {
                theirs = claim -> back.get().equals(claim.returnId());
                reason = RETURN;
            } else if (move.startsWith("refund-")) {
                theirs = claim -> claim.kind() == Kind.GRANTED;
                reason = GOODWILL;
            } else if (move.startsWith("edit-")) {
                theirs = claim ->
                        claim.kind() == Kind.CALLED_OFF && claim.reason().equals(EDIT);
                reason = EDIT;
            } else {
                theirs = claim -> cause != null && claim.kind() == Kind.CALLED_OFF;
                reason = cause == null ? BY_HAND : Words.of(cause);
            }
            List<MoveFacts> claims = moves.stream()
                    .filter(theirs.and(claim -> claim.open().isPositive()))
                    .toList();
            if (claims.isEmpty()) {
                move(Kind.REFUNDED, back.isPresent() ? RETURN : BY_HAND, back.orElse(null), null, 0, amount, now.at());
                return;
            }
            Money open = Money.sum(
                    amount.currency(), claims.stream().map(MoveFacts::open).toList());
            List<BigDecimal> weights =
                    claims.stream().map(claim -> claim.open().amount()).toList();
            List<Money> parts = amount.min(open).allocate(weights);
            for (int i = 0; i < claims.size(); i++) {
                MoveFacts claim = claims.get(i);
                Money part = parts.get(i);
                if (part.isPositive()) {
                    moves.set(index(claim), claim.without(part));
                    move(
                            Kind.REFUNDED,
                            claim.kind() == Kind.CALLED_OFF ? claim.reason() : reason,
                            claim.returnId(),
                            claim.lineId() == null ? null : lines.get(claim.lineId()),
                            0,
                            part,
                            now.at());
                }
            }
            Money rest = amount.minus(amount.min(open));
            if (rest.isPositive()) {
                move(Kind.REFUNDED, reason, back.orElse(null), null, 0, rest, now.at());
            }
        }

        private int index(MoveFacts claim) {
            for (int i = 0; i < moves.size(); i++) {
                if (moves.get(i) == claim) {
                    return i;
                }
            }
            throw new IllegalStateException("A claim of another order");
        }

        OrderFacts facts() {
            return new OrderFacts(
                    Objects.requireNonNull(orderId),
                    now.version(),
                    Objects.requireNonNull(customerId),
                    zero().currency().getCurrencyCode(),
                    country,
                    channel,
                    status,
                    history,
                    new Steps(
                            Objects.requireNonNull(times.get("drafted")),
                            times.get("placed"),
                            times.get("reserved"),
                            times.get("paid"),
                            times.get("confirmed"),
                            times.get("shipped"),
                            times.get("delivered"),
                            times.get("completed"),
                            times.get("cancelled")),
                    cause,
                    List.copyOf(lines.values()),
                    shipping,
                    shippingRefunded(),
                    List.copyOf(discounts),
                    List.copyOf(moves),
                    List.copyOf(edits));
        }
    }
}
