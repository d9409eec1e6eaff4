package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ADDRESS;
import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.EUR;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LATER;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.REQUESTED;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.authorized;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.declined;
import static io.orderfold.orders.command.OrderFixture.delivered;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.everything;
import static io.orderfold.orders.command.OrderFixture.heldShort;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.paymentRequested;
import static io.orderfold.orders.command.OrderFixture.pieces;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.requested;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Happened;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.FulfilmentStatus;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.PaymentStatus;
import io.orderfold.orders.event.HistoricalLineTakenBack;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderDrafted;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLineRemoved;
import io.orderfold.orders.event.OrderLinesDeallocated;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderPaymentAwaited;
import io.orderfold.orders.event.OrderPaymentRefunded;
import io.orderfold.orders.event.OrderPaymentVoided;
import io.orderfold.orders.event.OrderReleased;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import io.orderfold.orders.event.OrderStockReleased;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.orders.query.HoldView;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderFold;
import io.orderfold.orders.query.OrderPaymentView;
import io.orderfold.orders.query.OrderView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OrderFoldTest {

    private static final Happened START = happened(0);
    private static final OrderFold FOLD = new OrderFold();

    private static Happened happened(long version) {
        return new Happened(version, at(version), Actor.user("alice"), null);
    }

    /** Each event a second after the one before. */
    private static Instant at(long version) {
        return NOON.plusSeconds(version);
    }

    private static OrderView fold(List<Object> story, Object... more) {
        OrderView view = null;
        long version = 0;
        for (Object event : and(story, more)) {
            view = FOLD.after(view, (OrderEvent) event, happened(version++));
        }
        return Objects.requireNonNull(view);
    }

    @Test
    void startsWithWhatWasDrafted() {
        OrderView order =
                FOLD.after(null, new OrderDrafted(ORDER, "10001", CUSTOMER, EUR, REQUESTED, LINES, ADDRESS), START);
        assertThat(order.orderId()).isEqualTo(ORDER);
        assertThat(order.orderNumber()).isEqualTo("10001");
        assertThat(order.version()).isZero();
        assertThat(order.status()).isEqualTo(OrderStatus.DRAFT);
        assertThat(order.customerId()).isEqualTo(CUSTOMER);
        assertThat(order.currency()).isEqualTo("EUR");
        assertThat(order.shippingAddress()).isEqualTo(ADDRESS);
        assertThat(order.orderedAt()).isEqualTo(at(0));
        assertThat(order.lines()).extracting(LineView::total).containsExactly(eur("20.00"), eur("15.00"));
        assertThat(order.total()).isEqualTo(TOTAL).isEqualTo(order.subtotal()).isEqualTo(order.due());
        assertThat(order.placedAt()).isNull();
    }

    @Test
    void followsEditsOfADraft() {
        OrderLine third = new OrderLine(LineId.of(3), TEA, "A TEA", 1, eur("10.00"), "standard", false);
        OrderView order = fold(
                drafted(),
                new OrderLineAdded(ORDER, third),
                new OrderLineQuantityChanged(ORDER, FIRST, 5),
                new OrderLineRemoved(ORDER, SECOND),
                new OrderShippingAddressChanged(ORDER, CUSTOMER, ADDRESS));
        assertThat(order.lines()).extracting(LineView::lineId).containsExactly(FIRST, LineId.of(3));
        assertThat(order.total()).isEqualTo(eur("60.00"));
        assertThat(order.shippingAddress()).isEqualTo(ADDRESS);
        assertThat(order.version()).isEqualTo(4);
    }

    @Test
    void isOrderedWhenItIsPlaced() {
        OrderView order = fold(placed());
        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(order.placedAt()).isEqualTo(at(1));
        assertThat(order.orderedAt()).isEqualTo(at(1));
        assertThat(order.updatedAt()).isEqualTo(at(1));
    }

    @Test
    void keepsHoldsAsASetAndSaysWhoSetThem() {
        OrderView order = fold(heldShort(), new OrderHeld(ORDER, HoldKind.MANUAL, "check", List.of()));
        assertThat(order.onHold()).isTrue();
        assertThat(order.holds())
                .containsExactly(
                        new HoldView(
                                HoldKind.SHORT, "Not enough in stock.", Actor.user("alice"), at(2), List.of(TEA), null),
                        new HoldView(HoldKind.MANUAL, "check", Actor.user("alice"), at(3), List.of(), null));
        order = fold(
                heldShort(),
                new OrderHeld(ORDER, HoldKind.MANUAL, "check", List.of()),
                new OrderReleased(ORDER, HoldKind.SHORT));
        assertThat(order.holds()).extracting(HoldView::kind).containsExactly(HoldKind.MANUAL);
        assertThat(order.onHold()).isTrue();
    }

    @Test
    void showsWhatIsPromisedBeyondTheStockUntilItIsGivenBack() {
        List<Object> backordered = and(placed(), new OrderStockReserved(ORDER, pieces(SECOND, 2), TOTAL));
        assertThat(fold(backordered).fulfilmentStatus()).isEqualTo(FulfilmentStatus.BACKORDERED);
        assertThat(fold(backordered, new OrderStockReleased(ORDER)).fulfilmentStatus())
                .isEqualTo(FulfilmentStatus.UNFULFILLED);
        assertThat(fold(
                                backordered,
                                new OrderCancelled(
                                        ORDER, CancelCause.OTHER, "r", true, true, LINES, List.of(), List.of()))
                        .fulfilmentStatus())
                .isEqualTo(FulfilmentStatus.UNFULFILLED);
    }

    @Test
    void countsMoneyBeingAskedForAsNotDue() {
        OrderView order = fold(paymentRequested());
        assertThat(order.due()).isEqualTo(eur("0.00"));
        assertThat(order.payments()).extracting(OrderPaymentView::requested).containsExactly(TOTAL);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
    }

    @Test
    void waitsForItsMoneyUntilItIsConfirmed() {
        List<Object> waiting = and(reserved(), new OrderPaymentAwaited(ORDER, TOTAL, LATER));
        assertThat(fold(waiting).payBy()).isEqualTo(LATER);
        OrderView order = fold(
                waiting,
                requested(PAYMENT, TOTAL),
                authorized(PAYMENT, TOTAL),
                new OrderConfirmed(ORDER, everything()));
        assertThat(order.payBy()).isNull();
        assertThat(order.confirmedAt()).isEqualTo(at(6));
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.AUTHORIZED);
    }

    @Test
    void saysWhyAPaymentWasDeclinedAndUntilWhenToPayAgain() {
        OrderView order = fold(declined());
        assertThat(order.payments()).singleElement().satisfies(payment -> {
            assertThat(payment.declineCode()).isEqualTo("declined");
            assertThat(payment.requested().isZero()).isTrue();
        });
        assertThat(order.due()).isEqualTo(TOTAL);
        assertThat(order.payBy()).isEqualTo(LATER);
    }

    @Test
    void movesMoneyFromAuthorisedToCapturedRefundedAndVoided() {
        OrderView order = fold(
                confirmed(),
                captured("c1", eur("20.00")),
                new OrderPaymentVoided(ORDER, PAYMENT, "v1", eur("15.00")),
                new OrderPaymentRefunded(ORDER, PAYMENT, "r1", eur("5.00")));
        assertThat(order.payments())
                .containsExactly(new OrderPaymentView(
                        PAYMENT, eur("0.00"), eur("0.00"), eur("20.00"), eur("5.00"), eur("15.00"), null));
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(order.due()).isEqualTo(eur("20.00"));
    }

    @Test
    void countsPiecesSetAsideFreedShippedAndDelivered() {
        OrderView order = fold(
                allocated(),
                new OrderLinesDeallocated(ORDER, SHIPMENT, pieces(SECOND, 1)),
                new OrderLinesShipped(ORDER, SHIPMENT, pieces(FIRST, 2), eur("20.00")));
        assertThat(order.lines()).extracting(LineView::allocated).containsExactly(0, 2);
        assertThat(order.lines()).extracting(LineView::shipped).containsExactly(2, 0);
        assertThat(order.fulfilmentStatus()).isEqualTo(FulfilmentStatus.PARTIALLY_SHIPPED);
        assertThat(fold(shipped()).fulfilmentStatus()).isEqualTo(FulfilmentStatus.SHIPPED);
        assertThat(fold(delivered()).fulfilmentStatus()).isEqualTo(FulfilmentStatus.DELIVERED);
    }

    @Test
    void endsCompletedOrCancelled() {
        OrderView completed = fold(completed());
        assertThat(completed.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(completed.completedAt()).isEqualTo(completed.updatedAt());
        OrderView cancelled = fold(
                heldShort(),
                new OrderCancelled(
                        ORDER, CancelCause.OTHER, "changed my mind", true, true, List.of(), List.of(), List.of()));
        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancelled.cancelReason()).isEqualTo("changed my mind");
        assertThat(cancelled.cancelledAt()).isEqualTo(at(3));
        assertThat(cancelled.onHold()).isFalse();
        assertThat(cancelled.due().isZero()).isTrue();
    }

    @Test
    void takesHistoryForPaidAndDeliveredAtItsOwnTime() {
        OrderView order = fold(history());
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(order.fulfilmentStatus()).isEqualTo(FulfilmentStatus.DELIVERED);
        assertThat(order.orderedAt()).isEqualTo(NOON);
        assertThat(order.source()).isEqualTo("536365");
        assertThat(order.due().isZero()).isTrue();
    }

    @Test
    void takesWhatCameBackOffAHistoricalOrdersTotal() {
        OrderView order = fold(history(), new HistoricalLineTakenBack(ORDER, "t1", SECOND, 2, LATER));
        assertThat(order.total()).isEqualTo(eur("25.00"));
        assertThat(order.lines()).extracting(LineView::returned).containsExactly(0, 2);
        assertThat(order.fulfilmentStatus()).isEqualTo(FulfilmentStatus.PARTIALLY_RETURNED);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    }

    @Test
    void isPureSoThatFoldingAgainGivesTheSame() {
        assertThat(fold(completed())).isEqualTo(fold(completed()));
    }
}
