package io.orderfold.orders.query;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderContent;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.ShippingCharge;
import io.orderfold.orders.event.HistoricalLineTakenBack;
import io.orderfold.orders.event.HistoricalOrderRecorded;
import io.orderfold.orders.event.OrderArchived;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderCreditAllowed;
import io.orderfold.orders.event.OrderDiscountGiven;
import io.orderfold.orders.event.OrderDiscountWithdrawn;
import io.orderfold.orders.event.OrderDraftReservationEnded;
import io.orderfold.orders.event.OrderDraftReservationRequested;
import io.orderfold.orders.event.OrderDraftReserved;
import io.orderfold.orders.event.OrderDrafted;
import io.orderfold.orders.event.OrderEditDropped;
import io.orderfold.orders.event.OrderEditRedone;
import io.orderfold.orders.event.OrderEditStaged;
import io.orderfold.orders.event.OrderEditUndone;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderHoldReviewSet;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLinePriceOverridden;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLineRemoved;
import io.orderfold.orders.event.OrderLineRequoted;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesCancelled;
import io.orderfold.orders.event.OrderLinesDeallocated;
import io.orderfold.orders.event.OrderLinesDelivered;
import io.orderfold.orders.event.OrderLinesReplaced;
import io.orderfold.orders.event.OrderLinesReturned;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderNoteRemoved;
import io.orderfold.orders.event.OrderNoteWritten;
import io.orderfold.orders.event.OrderPaymentAuthorized;
import io.orderfold.orders.event.OrderPaymentAwaited;
import io.orderfold.orders.event.OrderPaymentCaptured;
import io.orderfold.orders.event.OrderPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentNotNeeded;
import io.orderfold.orders.event.OrderPaymentRefunded;
import io.orderfold.orders.event.OrderPaymentRequested;
import io.orderfold.orders.event.OrderPaymentTimeMoved;
import io.orderfold.orders.event.OrderPaymentVoided;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.orders.event.OrderPrioritySet;
import io.orderfold.orders.event.OrderQuoteAccepted;
import io.orderfold.orders.event.OrderQuoteExpiryMoved;
import io.orderfold.orders.event.OrderQuoteSent;
import io.orderfold.orders.event.OrderQuoteWithdrawn;
import io.orderfold.orders.event.OrderRefundGranted;
import io.orderfold.orders.event.OrderReleased;
import io.orderfold.orders.event.OrderReservationRequested;
import io.orderfold.orders.event.OrderReturnAllowed;
import io.orderfold.orders.event.OrderReturnDismissed;
import io.orderfold.orders.event.OrderReturnWindowMoved;
import io.orderfold.orders.event.OrderReturnWindowSet;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import io.orderfold.orders.event.OrderShippingMethodChosen;
import io.orderfold.orders.event.OrderStockReleased;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.orders.event.OrderTagged;
import io.orderfold.orders.event.OrderUnarchived;
import io.orderfold.orders.event.OrderUntagged;
import io.orderfold.orders.query.UndoView.EditedField;
import io.orderfold.pricing.Discount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How each event changes what is seen of an order. Pure; the projection and every look into the past share it. */
public final class OrderFold implements Fold<OrderView, OrderEvent> {

    private record Step<E extends OrderEvent>(Class<E> type, BiConsumer<Sketch, E> change) {
        void apply(Sketch sketch, OrderEvent event) {
            change.accept(sketch, type.cast(event));
        }
    }

    private static final Map<Class<?>, Step<?>> STEPS = new LinkedHashMap<>();

    private static <E extends OrderEvent> void on(Class<E> type, BiConsumer<Sketch, E> change) {
        STEPS.put(type, new Step<>(type, change));
    }

    static {
        on(OrderDrafted.class, (order, e) -> {
            order.start(e.orderId(), e.orderNumber(), e.customerId(), Money.zero(e.currency()), e.lines());
            order.status = OrderStatus.DRAFT;
            order.shippingAddress = e.shippingAddress();
        });
        on(OrderLineAdded.class, (order, e) -> {
            order.edited(new EditedField(path(e.line().lineId()), null, text(e.line())));
            order.lines.put(e.line().lineId(), LineView.of(e.line()));
        });
        on(OrderLineQuantityChanged.class, (order, e) -> {
            order.edited(new EditedField(
                    path(e.lineId()) + ".quantity", order.quantity(e.lineId()), Integer.toString(e.quantity())));
            order.change(e.lineId(), line -> line.withQuantity(e.quantity()));
        });
        on(OrderLineRemoved.class, (order, e) -> {
            LineView line = Objects.requireNonNull(order.lines.get(e.lineId()));
            order.edited(new EditedField(path(e.lineId()), line.quantity() + " × " + line.sku(), null));
            order.lines.remove(e.lineId());
            order.discounts.values().removeIf(discount -> e.lineId().equals(discount.lineId()));
        });
        on(OrderLinePriceOverridden.class, (order, e) -> order.requote(e.lineId(), e.unitPrice()));
        on(OrderDiscountGiven.class, (order, e) -> {
            order.edited(new EditedField("discounts[" + e.discount().discountId() + "]", null, text(e.discount())));
            order.discounts.put(e.discount().discountId(), e.discount());
        });
        on(OrderDiscountWithdrawn.class, (order, e) -> {
            OrderDiscount discount = Objects.requireNonNull(order.discounts.remove(e.discountId()));
            order.edited(new EditedField("discounts[" + e.discountId() + "]", text(discount), null));
        });
        on(
                OrderShippingMethodChosen.class,
                (order, e) -> order.edited(new EditedField("shippingCharge.method", order.method(), text(e.method()))));
        on(OrderPriced.class, (order, e) -> {
            e.lines().forEach(price -> order.change(price.lineId(), line -> line.priced(price)));
            order.shippingCharge = e.shipping();
            if (order.status == OrderStatus.DRAFT) {
                order.undo.completed();
            }
        });
        on(OrderShippingAddressChanged.class, (order, e) -> {
            order.shippingAddress = e.shippingAddress();
            order.undo.made(new EditedField("shippingAddress", null, null));
        });
        on(OrderPlaced.class, (order, e) -> {
            order.undo.stop();
            order.status = OrderStatus.PLACED;
            order.reservation = null;
            // As recorded, not as the event says it: a moment earlier, as of that instant, it was a draft.
            order.placedAt = order.now.at();
            order.orderedAt = order.now.at();
        });
        on(
                OrderHeld.class,
                (order, e) -> order.holds.put(
                        e.kind(),
                        new HoldView(e.kind(), e.reason(), order.now.actor(), order.now.at(), e.shortOf(), null)));
        on(
                OrderHoldReviewSet.class,
                (order, e) -> order.holds.computeIfPresent(
                        e.kind(),
                        (kind, hold) -> new HoldView(
                                kind, hold.reason(), hold.by(), hold.since(), hold.shortOf(), e.reviewBy())));
        on(
                OrderDraftReservationRequested.class,
                (order, e) -> order.reservation = new DraftReservationView(e.until(), false));
        on(
                OrderDraftReserved.class,
                (order, e) -> order.reservation = new DraftReservationView(
                        Objects.requireNonNull(order.reservation).until(), true));
        on(OrderDraftReservationEnded.class, (order, e) -> order.reservation = null);
        on(
                OrderQuoteSent.class,
                (order, e) ->
                        order.quote = new QuoteView(e.total(), e.validUntil(), order.now.actor(), order.now.at()));
        on(OrderQuoteExpiryMoved.class, (order, e) -> {
            QuoteView quote = Objects.requireNonNull(order.quote);
            order.quote = new QuoteView(quote.total(), e.validUntil(), quote.by(), quote.sentAt());
        });
        on(OrderQuoteWithdrawn.class, (order, e) -> order.quote = null);
        on(OrderQuoteAccepted.class, (order, e) -> order.quote = null);
        on(OrderReleased.class, (order, e) -> order.holds.remove(e.kind()));
        on(OrderReservationRequested.class, (order, e) -> {});
        on(
                OrderStockReserved.class,
                (order, e) -> order.each(e.backordered(), (line, quantity) -> line.backorder(quantity)));
        on(OrderStockReleased.class, (order, e) -> order.lines.replaceAll((lineId, line) -> line.backorder(0)));
        on(
                OrderEditStaged.class,
                (order, e) -> order.edit = new EditView(
                        e.edit().editId(),
                        e.edit().reason(),
                        e.edit().cancelled(),
                        e.edit().added(),
                        e.edit().requoted(),
                        e.shippingAddress(),
                        e.edit().before(),
                        e.edit().after(),
                        order.zero(),
                        order.zero(),
                        order.now.actor(),
                        order.now.at()));
        on(OrderEditDropped.class, (order, e) -> order.edit = null);
        on(
                OrderLinesCancelled.class,
                (order, e) -> order.each(e.lines(), (line, pieces) -> {
                    order.edited(new EditedField(
                            path(line.lineId()) + ".quantity",
                            Integer.toString(line.quantity()),
                            Integer.toString(line.quantity() - pieces)));
                    return line.cancel(pieces);
                }));
        on(OrderLineRequoted.class, (order, e) -> order.requote(e.lineId(), e.unitPrice()));
        on(OrderEditUndone.class, (order, e) -> {
            order.restore(e.content(), e.shippingAddress());
            order.undo.undone(e.edit());
        });
        on(OrderEditRedone.class, (order, e) -> {
            order.restore(e.content(), e.shippingAddress());
            order.undo.redone(e.edit());
        });
        on(OrderEdited.class, (order, e) -> {
            order.undo.close(e.editId() != null && order.edit != null && order.edit.shippingAddress() != null);
            if (!e.restock() && !e.gone().isEmpty()) {
                order.undo.stop();
            }
            if (e.editId() != null) {
                order.edit = null;
            }
            if (!e.wanted().isEmpty()) {
                order.lines.replaceAll((lineId, line) -> line.backorder(0));
            }
        });
        on(OrderRefundGranted.class, (order, e) -> {
            order.undo.stop();
            e.lines().forEach(part -> order.change(part.lineId(), line -> line.refund(part.amount())));
            order.shippingRefunded = order.shippingRefunded().plus(e.shipping());
        });
        on(OrderCreditAllowed.class, (order, e) -> order.credit = e.upTo().isZero() ? null : e.upTo());
        on(OrderPaymentRequested.class, (order, e) -> order.payment(e.paymentRef()).requested = e.amount());
        on(OrderPaymentAwaited.class, (order, e) -> order.payBy = e.payBy());
        on(OrderPaymentTimeMoved.class, (order, e) -> order.payBy = e.payBy());
        on(OrderPaymentAuthorized.class, (order, e) -> {
            PaymentSketch payment = order.payment(e.paymentRef());
            payment.requested = order.zero();
            payment.authorized = payment.authorized.plus(e.amount());
        });
        on(OrderPaymentDeclined.class, (order, e) -> {
            PaymentSketch payment = order.payment(e.paymentRef());
            payment.requested = order.zero();
            payment.declineCode = e.code();
            if (order.status == OrderStatus.PLACED) {
                order.payBy = e.payBy();
            }
        });
        on(OrderPaymentCaptured.class, (order, e) -> {
            order.undo.stop();
            PaymentSketch payment = order.payment(e.paymentRef());
            payment.authorized = payment.authorized.minus(e.amount());
            payment.captured = payment.captured.plus(e.amount());
        });
        on(OrderPaymentVoided.class, (order, e) -> {
            PaymentSketch payment = order.payment(e.paymentRef());
            payment.authorized = payment.authorized.minus(e.amount());
            payment.voided = payment.voided.plus(e.amount());
        });
        on(OrderPaymentRefunded.class, (order, e) -> {
            order.undo.stop();
            PaymentSketch payment = order.payment(e.paymentRef());
            payment.refunded = payment.refunded.plus(e.amount());
        });
        on(OrderPaymentNotNeeded.class, (order, e) -> {});
        on(OrderConfirmed.class, (order, e) -> {
            order.status = OrderStatus.CONFIRMED;
            order.confirmedAt = order.now.at();
            order.payBy = null;
        });
        on(OrderLinesAllocated.class, (order, e) -> order.each(e.lines(), LineView::allocate));
        on(OrderLinesDeallocated.class, (order, e) -> order.each(e.lines(), (line, by) -> line.allocate(-by)));
        on(OrderLinesShipped.class, (order, e) -> {
            order.undo.stop();
            order.each(e.lines(), LineView::ship);
        });
        on(OrderLinesDelivered.class, (order, e) -> order.each(e.lines(), LineView::deliver));
        on(OrderReturnAllowed.class, (order, e) -> {});
        on(OrderReturnDismissed.class, (order, e) -> {});
        on(OrderLinesReturned.class, (order, e) -> order.each(e.lines(), LineView::takeBack));
        on(
                OrderLinesReplaced.class,
                (order, e) -> order.replacements.add(new ReplacementView(
                        e.replacement(), e.lines(), e.reason(), order.now.actor(), order.now.at())));
        on(OrderPrioritySet.class, (order, e) -> order.priority = e.priority());
        on(OrderTagged.class, (order, e) -> order.tags.add(e.tag()));
        on(OrderReturnWindowSet.class, (order, e) -> order.returnBy = e.until());
        on(OrderReturnWindowMoved.class, (order, e) -> order.returnBy = e.until());
        on(OrderArchived.class, (order, e) -> order.archivedAt = order.now.at());
        on(OrderUnarchived.class, (order, e) -> order.archivedAt = null);
        on(OrderUntagged.class, (order, e) -> order.tags.remove(e.tag()));
        on(
                OrderNoteWritten.class,
                (order, e) -> order.notes.put(
                        e.noteId(),
                        new NoteView(e.noteId(), e.text(), e.audience(), order.now.actor(), order.now.at())));
        on(OrderNoteRemoved.class, (order, e) -> order.notes.remove(e.noteId()));
        on(OrderCompleted.class, (order, e) -> {
            order.status = OrderStatus.COMPLETED;
            order.completedAt = order.now.at();
            order.edit = null;
        });
        on(OrderCancelled.class, (order, e) -> {
            order.undo.stop();
            order.status = OrderStatus.CANCELLED;
            order.cancelledAt = order.now.at();
            order.cancelCause = e.cause();
            order.cancelReason = e.reason();
            order.cancelledBy = order.now.actor();
            order.reservation = null;
            order.quote = null;
            order.holds.clear();
            order.lines.replaceAll((lineId, line) -> line.backorder(0));
            order.payBy = null;
            order.edit = null;
        });
        on(HistoricalOrderRecorded.class, (order, e) -> {
            order.start(e.orderId(), e.orderNumber(), e.customerId(), Money.zero(e.currency()), e.lines());
            order.status = OrderStatus.COMPLETED;
            order.source = e.source();
            order.orderedAt = e.orderedAt();
            order.placedAt = e.orderedAt();
            order.completedAt = e.orderedAt();
            order.lines.replaceAll((lineId, line) ->
                    line.allocate(line.quantity()).ship(line.quantity()).deliver(line.quantity()));
        });
        on(HistoricalLineTakenBack.class, (order, e) -> order.change(e.lineId(), line -> line.takeBack(e.quantity())));
    }

    private static String path(LineId line) {
        return "lines[" + line + "]";
    }

    private static String text(OrderLine line) {
        return line.quantity() + " × " + line.sku();
    }

    private static String text(OrderDiscount given) {
        Discount discount = given.discount();
        String how = discount.percent() != null
                ? discount.percent().toPlainString() + " %"
                : discount.amount() != null ? discount.amount().toString() : "free shipping";
        return given.coupon() == null ? how : how + " for " + given.coupon();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    public OrderView after(@Nullable OrderView before, OrderEvent event, Happened happened) {
        Step<?> step = STEPS.get(event.getClass());
        if (step == null) {
            throw new IllegalStateException("No step for " + event.getClass().getSimpleName());
        }
        Sketch sketch = new Sketch(before, happened);
        step.apply(sketch, event);
        return sketch.view();
    }

    private static final class PaymentSketch {
        Money requested;
        Money authorized;
        Money captured;
        Money refunded;
        Money voided;

        @Nullable
        String declineCode;

        PaymentSketch(OrderPaymentView view) {
            requested = view.requested();
            authorized = view.authorized();
            captured = view.captured();
            refunded = view.refunded();
            voided = view.voided();
            declineCode = view.declineCode();
        }

        OrderPaymentView view(PaymentRef ref) {
            return new OrderPaymentView(ref, requested, authorized, captured, refunded, voided, declineCode);
        }
    }

    /** A view while it is being changed. */
    private static final class Sketch {

        private final Happened now;
        private final Map<LineId, LineView> lines = new LinkedHashMap<>();
        private final Map<HoldKind, HoldView> holds = new LinkedHashMap<>();
        private final Map<DiscountId, OrderDiscount> discounts = new LinkedHashMap<>();
        private int priority;
        private final SortedSet<OrderTag> tags = new TreeSet<>();
        private final Map<NoteId, NoteView> notes = new LinkedHashMap<>();
        private final List<ReplacementView> replacements = new ArrayList<>();
        private final Map<PaymentRef, PaymentSketch> payments = new LinkedHashMap<>();
        private @Nullable OrderId orderId;
        private @Nullable String orderNumber;
        private @Nullable CustomerId customerId;
        private @Nullable Money none;
        private final UndoSketch undo;
        private OrderStatus status = OrderStatus.DRAFT;
        private @Nullable ShippingCharge shippingCharge;
        private @Nullable PostalAddress shippingAddress;
        private @Nullable Instant payBy;
        private @Nullable Money credit;
        private @Nullable Money shippingRefunded;
        private @Nullable EditView edit;
        private Instant orderedAt;
        private @Nullable Instant placedAt;
        private @Nullable Instant confirmedAt;
        private @Nullable Instant completedAt;
        private @Nullable Instant cancelledAt;
        private @Nullable Instant archivedAt;
        private @Nullable Instant returnBy;
        private @Nullable CancelCause cancelCause;
        private @Nullable String cancelReason;
        private @Nullable Actor cancelledBy;
        private @Nullable DraftReservationView reservation;
        private @Nullable QuoteView quote;
        private @Nullable String source;

        Sketch(@Nullable OrderView before, Happened now) {
            this.now = now;
            this.orderedAt = now.at();
            this.undo = new UndoSketch(before, now);
            if (before == null) {
                return;
            }
            orderId = before.orderId();
            orderNumber = before.orderNumber();
            customerId = before.customerId();
            none = Money.zero(before.total().currency());
            status = before.status();
            before.lines().forEach(line -> lines.put(line.lineId(), line));
            before.holds().forEach(hold -> holds.put(hold.kind(), hold));
            before.payments().forEach(payment -> payments.put(payment.paymentId(), new PaymentSketch(payment)));
            before.discounts().forEach(discount -> discounts.put(discount.discountId(), discount));
            shippingCharge = before.shippingCharge();
            shippingAddress = before.shippingAddress();
            payBy = before.payBy();
            credit = before.credit();
            shippingRefunded = before.shippingRefunded();
            edit = before.edit();
            orderedAt = before.orderedAt();
            placedAt = before.placedAt();
            confirmedAt = before.confirmedAt();
            completedAt = before.completedAt();
            cancelledAt = before.cancelledAt();
            archivedAt = before.archivedAt();
            returnBy = before.returnBy();
            cancelCause = before.cancelCause();
            cancelReason = before.cancelReason();
            cancelledBy = before.cancelledBy();
            reservation = before.reservation();
            quote = before.quote();
            source = before.source();
            priority = before.priority();
            tags.addAll(before.tags());
            before.notes().forEach(note -> notes.put(note.noteId(), note));
            replacements.addAll(before.replacements());
        }

        void start(OrderId newId, String number, CustomerId customer, Money zero, List<OrderLine> newLines) {
            orderId = newId;
            orderNumber = number;
            customerId = customer;
            none = zero;
            newLines.forEach(line -> lines.put(line.lineId(), LineView.of(line)));
        }

        void change(LineId lineId, UnaryOperator<LineView> change) {
            lines.computeIfPresent(lineId, (id, line) -> change.apply(line));
        }

        /** In a draft each change is an edit; of what has been placed an edit has several, and an end. */
        void edited(EditedField change) {
            if (status == OrderStatus.DRAFT) {
                undo.made(change);
            } else {
                undo.part(change);
            }
        }

        @Nullable
        String quantity(LineId lineId) {
            LineView line = lines.get(lineId);
            return line == null ? null : Integer.toString(line.quantity());
        }

        void requote(LineId lineId, Money unitPrice) {
            LineView before = Objects.requireNonNull(lines.get(lineId));
            edited(new EditedField(
                    path(lineId) + ".unitPrice", before.unitPrice().toString(), unitPrice.toString()));
            change(lineId, line -> line.withUnitPrice(unitPrice));
        }

        @Nullable
        String method() {
            return shippingCharge == null ? null : shippingCharge.method().toString();
        }

        void restore(OrderContent content, @Nullable PostalAddress address) {
            Map<LineId, LinePrice> prices = new HashMap<>();
            content.prices().forEach(price -> prices.put(price.lineId(), price));
            Map<LineId, Integer> cancelled = new HashMap<>();
            content.cancelled().forEach(line -> cancelled.put(line.lineId(), line.quantity()));
            Map<LineId, LineView> now = Map.copyOf(lines);
            lines.clear();
            for (OrderLine line : content.lines()) {
                LineId lineId = line.lineId();
                lines.put(
                        lineId,
                        now.getOrDefault(lineId, LineView.of(line))
                                .restored(line, cancelled.getOrDefault(lineId, 0), prices.get(lineId)));
            }
            discounts.clear();
            content.discounts().forEach(discount -> discounts.put(discount.discountId(), discount));
            shippingCharge = content.shipping();
            shippingAddress = address;
        }

        void each(List<LineQuantity> quantities, java.util.function.BiFunction<LineView, Integer, LineView> change) {
            quantities.forEach(q -> change(q.lineId(), line -> change.apply(line, q.quantity())));
        }

        Money zero() {
            return Objects.requireNonNull(none);
        }

        Money shippingRefunded() {
            return shippingRefunded == null ? zero() : shippingRefunded;
        }

        PaymentSketch payment(PaymentRef ref) {
            Money zero = zero();
            return payments.computeIfAbsent(
                    ref, r -> new PaymentSketch(new OrderPaymentView(r, zero, zero, zero, zero, zero, null)));
        }

        OrderView view() {
            Money zero = zero();
            List<LineView> lineViews = List.copyOf(lines.values());
            List<OrderPaymentView> paymentViews = new ArrayList<>();
            payments.forEach((ref, payment) -> paymentViews.add(payment.view(ref)));
            Money subtotal = zero;
            Money discount = zero;
            Money tax = shippingCharge == null ? zero : shippingCharge.tax();
            Money total = shippingCharge == null
                    ? zero
                    : shippingCharge.total().minus(shippingRefunded()).max(zero);
            boolean taxIncluded = false;
            Money returned = zero;
            for (LineView line : lineViews) {
                subtotal = subtotal.plus(line.unitPrice().times(line.quantity()));
                discount = discount.plus(line.discount());
                tax = tax.plus(line.tax());
                total = total.plus(line.total());
                taxIncluded |= line.price() != null && line.price().taxIncluded();
                returned = returned.plus(line.unitPrice().times(line.returned()));
            }
            Sums sums = source == null ? Sums.of(zero, paymentViews) : Sums.ofHistory(zero, total, returned);
            return new OrderView(
                    Objects.requireNonNull(orderId),
                    Objects.requireNonNull(orderNumber),
                    now.version(),
                    status,
                    StatusRules.payment(status, total, sums),
                    StatusRules.fulfilment(lineViews),
                    !holds.isEmpty(),
                    List.copyOf(holds.values()),
                    Objects.requireNonNull(customerId),
                    zero.currency().getCurrencyCode(),
                    lineViews,
                    List.copyOf(discounts.values()),
                    subtotal,
                    discount,
                    tax,
                    taxIncluded,
                    shippingCharge == null ? zero : shippingCharge.net(),
                    shippingCharge,
                    shippingRefunded(),
                    total,
                    sums.captured().minus(sums.refunded()).min(total),
                    due(total, sums, zero),
                    credit,
                    edit == null ? null : edit.reckonedWith(sums),
                    undo.undo(),
                    undo.redo(),
                    reservation,
                    quote,
                    List.copyOf(paymentViews),
                    shippingAddress,
                    payBy,
                    orderedAt,
                    placedAt,
                    confirmedAt,
                    completedAt,
                    cancelledAt,
                    archivedAt,
                    returnBy,
                    cancelCause,
                    cancelReason,
                    cancelledBy,
                    source,
                    priority,
                    Collections.unmodifiableSortedSet(tags),
                    List.copyOf(notes.values()),
                    List.copyOf(replacements),
                    now.at());
        }

        private Money due(Money total, Sums sums, Money zero) {
            return status == OrderStatus.CANCELLED
                    ? zero
                    : total.minus(sums.secured()).minus(sums.requested()).max(zero);
        }
    }
}
