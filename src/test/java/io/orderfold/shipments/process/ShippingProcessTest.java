package io.orderfold.shipments.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import io.orderfold.payments.command.PaymentCommand.StartPayment;
import io.orderfold.payments.query.PaymentView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.ShipmentStatus;
import io.orderfold.shipments.ShippingTest;
import io.orderfold.shipments.command.ShipmentCommand.ArrangeShipment;
import io.orderfold.shipments.command.ShipmentCommand.CancelShipment;
import io.orderfold.shipments.command.ShipmentCommand.DeliverShipment;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a confirmed order to a paid and delivered one, with the real log and the real processes. */
class ShippingProcessTest extends ShippingTest {

    @Autowired
    private ShipConfirmedOrder shipConfirmedOrder;

    @Autowired
    private CancelShipmentsOfOrder cancelShipmentsOfOrder;

    @Autowired
    private CaptureShippedPayments captureShippedPayments;

    @Test
    void makesOneShipmentOfAConfirmedOrder() {
        OrderId order = allocated(3, 2);

        assertThat(shipmentOf(order).status()).isEqualTo(ShipmentStatus.ALLOCATED);
        assertThat(shipmentOf(order).lines())
                .containsExactly(
                        new ShipmentLine(LineId.of(1), cup, "Cup", 3),
                        new ShipmentLine(LineId.of(2), plate, "Plate", 2));
    }

    @Test
    void takesAnOrderFromDispatchedToCompleted() {
        OrderId order = allocated(3, 2);
        dispatch(shipmentOf(order).shipmentId());

        assertThat(stock(cup).onHand()).isZero();
        assertThat(stock(plate).reserved()).isZero();
        await(() -> captured(order).equals(eur("38.00")));
        await(() -> order(order).payments().get(0).captured().equals(eur("38.00")));
        commands.sendAndWait(new DeliverShipment(shipmentOf(order).shipmentId()));
        assertThat(order(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertNothingParked();
    }

    @Test
    void changesNothingWhenAConfirmationIsToldAgain() {
        OrderId order = allocated(3, 2);
        long head = lastEvent();

        shipConfirmedOrder.when(message(order, OrderConfirmed.class).getPayload());

        assertThat(lastEvent()).isEqualTo(head);
    }

    @Test
    void leavesAShipmentThatStaffCancelledWhenAConfirmationIsToldAgain() {
        OrderId order = allocated(3, 2);
        commands.sendAndWait(new CancelShipment(shipmentOf(order).shipmentId(), "wrong box"));
        long head = lastEvent();

        shipConfirmedOrder.when(message(order, OrderConfirmed.class).getPayload());

        assertThat(lastEvent()).isEqualTo(head);
        assertThat(shipmentOf(order).status()).isEqualTo(ShipmentStatus.CANCELLED);
    }

    @Test
    void makesNoneForAnOrderThatWasCancelledMeanwhile() {
        OrderId order = allocated(3, 2);
        commands.sendAndWait(new CancelOrder(order, "changed my mind"));
        await(() -> shipmentOf(order).status() == ShipmentStatus.CANCELLED);
        awaitIdle();
        long head = lastEvent();

        shipConfirmedOrder.when(message(order, OrderConfirmed.class).getPayload());

        assertThat(lastEvent()).isEqualTo(head);
    }

    @Test
    void cancelsTheShipmentsOfACancelledOrder() {
        OrderId order = allocated(3, 2);
        commands.sendAndWait(new ArrangeShipment(ShipmentId.random(), order, List.of(cups(1))));
        commands.sendAndWait(new PackShipment(shipments(order).get(0).shipmentId()));

        commands.sendAndWait(new CancelOrder(order, "changed my mind"));

        await(() -> shipments(order).stream().allMatch(each -> each.status() == ShipmentStatus.CANCELLED));
        assertThat(shipments(order)).hasSize(2);
        await(() -> stock(cup).reserved() == 0 && stock(cup).onHand() == 3);
        assertNothingParked();
    }

    @Test
    void changesNothingWhenACancellationIsToldAgain() {
        OrderId order = allocated(3, 2);
        commands.sendAndWait(new CancelOrder(order, "changed my mind"));
        await(() -> shipmentOf(order).status() == ShipmentStatus.CANCELLED);
        awaitIdle();
        long head = lastEvent();

        cancelShipmentsOfOrder.when(message(order, OrderCancelled.class).getPayload());

        assertThat(lastEvent()).isEqualTo(head);
    }

    @Test
    void capturesForEachShipmentWhatItIsWorth() {
        OrderId order = allocated(3, 2);
        ShipmentId first = ShipmentId.random();
        commands.sendAndWait(new ArrangeShipment(first, order, List.of(cups(1), plates(2))));

        dispatch(first);
        await(() -> captured(order).equals(eur("18.00")));
        dispatch(shipments(order).get(0).shipmentId());
        await(() -> captured(order).equals(eur("38.00")));
        assertThat(payments(order).get(0).captures()).hasSize(2);
    }

    @Test
    void countsWhatStaffHasCaptured() {
        OrderId order = allocated(3, 2);
        commands.sendAndWait(new CapturePayment(payments(order).get(0).paymentId(), "by-hand", eur("30.00")));

        dispatch(shipmentOf(order).shipmentId());

        await(() -> captured(order).equals(eur("38.00")));
        assertThat(payments(order).get(0).captures())
                .extracting(move -> move.amount().toString())
                .containsExactly("30.00 EUR", "8.00 EUR");
    }

    @Test
    void capturesNothingWhenStaffHasCapturedMoreThanIsShipped() {
        OrderId order = allocated(3, 2);
        commands.sendAndWait(new CapturePayment(payments(order).get(0).paymentId(), "by-hand", eur("30.00")));
        ShipmentId first = ShipmentId.random();
        commands.sendAndWait(new ArrangeShipment(first, order, List.of(cups(1))));

        dispatch(first);

        awaitIdle();
        assertThat(payments(order).get(0).captures()).hasSize(1);
    }

    @Test
    void capturesNothingTwiceWhenADispatchIsToldAgain() {
        OrderId order = allocated(3, 2);
        dispatch(shipmentOf(order).shipmentId());
        await(() -> captured(order).equals(eur("38.00")));
        awaitIdle();
        long head = lastEvent();

        var shipped = message(order, OrderLinesShipped.class);
        captureShippedPayments.when(shipped.getPayload(), shipped);

        assertThat(lastEvent()).isEqualTo(head);
    }

    @Test
    void spreadsWhatIsDueOverTheOrdersPayments() {
        OrderId order = drafted(3, 2);
        commands.sendAndWait(new PlaceOrder(order));
        await(() -> order(order).onHold());
        PaymentId first = new PaymentId(UUID.randomUUID());
        commands.sendAndWait(new StartPayment(first, order, eur("20.00"), "simulator", "card", null, false));
        await(() -> order(order).payments().get(0).authorized().equals(eur("20.00")));
        receive(cup, 3);
        receive(plate, 2);
        await(() -> !shipments(order).isEmpty());
        ShipmentId cups = ShipmentId.random();
        commands.sendAndWait(new ArrangeShipment(cups, order, List.of(cups(3))));

        dispatch(cups);
        await(() -> captured(order).equals(eur("30.00")));
        assertThat(payments(order)).extracting(PaymentView::captured).containsExactly(eur("20.00"), eur("10.00"));
        dispatch(shipments(order).get(0).shipmentId());
        await(() -> captured(order).equals(eur("38.00")));
        awaitIdle();
        long head = lastEvent();

        var shipped = message(order, OrderLinesShipped.class);
        captureShippedPayments.when(shipped.getPayload(), shipped);

        assertThat(lastEvent()).isEqualTo(head);
    }

    private void dispatch(ShipmentId shipment) {
        commands.sendAndWait(new PackShipment(shipment));
        commands.sendAndWait(new DispatchShipment(shipment, "DHL", "123"));
    }

    private Money captured(OrderId order) {
        return Money.sum(
                Money.currency("EUR"),
                payments(order).stream().map(PaymentView::captured).toList());
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
