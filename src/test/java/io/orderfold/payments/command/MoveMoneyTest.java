package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import io.orderfold.payments.command.PaymentCommand.MoveIn;
import io.orderfold.payments.command.PaymentCommand.MoveOut;
import io.orderfold.payments.event.PaymentMovedIn;
import io.orderfold.payments.event.PaymentMovedOut;
import io.orderfold.payments.event.PaymentRefundRequested;
import org.junit.jupiter.api.Test;

class MoveMoneyTest {

    private static final PaymentId OLD = PaymentId.of("8f0c6c2e-9c6e-4f5b-8a61-0a4f5f6f7a09");
    private static final OrderId NEW_ORDER = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca499");
    private static final MoveIn IN = new MoveIn(PAYMENT, ORDER, TWENTY, OLD, "simulator", "card", null, "auth-1");
    private static final PaymentMovedIn MOVED_IN =
            new PaymentMovedIn(PAYMENT, ORDER, TWENTY, OLD, "simulator", "card", null, "auth-1");

    private final ListeningOrder order = new ListeningOrder();

    private static MoveOut out(String amount) {
        return new MoveOut(PAYMENT, "m1", eur(amount), OLD, NEW_ORDER);
    }

    private static PaymentMovedOut movedOut(String amount) {
        return new PaymentMovedOut(PAYMENT, ORDER, "m1", eur(amount), OLD, NEW_ORDER);
    }

    @Test
    void givesUpWhatWasTaken() {
        fixture(order)
                .given(requested(), authorized(), captureRequested("c1", "20.00"), captured("c1", "20.00"))
                .when(out("12.00"))
                .expectEvents(movedOut("12.00"));
        assertThat(order.heard).containsExactly("moved out 12.00 EUR as m1");
    }

    @Test
    void givesUpNothingTwice() {
        fixture(order)
                .given(
                        requested(),
                        authorized(),
                        captureRequested("c1", "20.00"),
                        captured("c1", "20.00"),
                        movedOut("12.00"))
                .when(out("12.00"))
                .expectNoEvents();
        assertThat(order.heard).isEmpty();
    }

    @Test
    void countsAsRefunded() {
        refusedWithMaximum(
                fixture()
                        .given(
                                requested(),
                                authorized(),
                                captureRequested("c1", "20.00"),
                                captured("c1", "20.00"),
                                movedOut("12.00"))
                        .when(refund("r1", "8.01")),
                "refund-exceeds-captured",
                "8.00");
        refusedWithMaximum(
                fixture()
                        .given(
                                requested(),
                                authorized(),
                                captureRequested("c1", "20.00"),
                                captured("c1", "20.00"),
                                refundRequested("r1", "15.00"))
                        .when(out("5.01")),
                "refund-exceeds-captured",
                "5.00");
    }

    @Test
    void isTakenOverAsTaken() {
        fixture(order).givenNoPriorActivity().when(IN).expectEvents(MOVED_IN);
        assertThat(order.heard)
                .containsExactly("asked for 20.00 EUR", "authorized 20.00 EUR", "captured 20.00 EUR as moved-in");
        fixture().given(MOVED_IN).when(IN).expectNoEvents();
    }

    @Test
    void goesBackTheWayItCame() {
        fixture()
                .given(MOVED_IN)
                .when(refund("r1", "20.00"))
                .expectEvents(
                        new PaymentRefundRequested(PAYMENT, ORDER, "r1", TWENTY, "damaged", "simulator", "auth-1"));
    }

    @Test
    void isNotTakenOnceMore() {
        refused(
                fixture().given(MOVED_IN).when(new CapturePayment(PAYMENT, "c1", null)),
                Kind.CONFLICT,
                "capture-exceeds-authorization");
    }

    @Test
    void paysForNothingThatIsNotDue() {
        refused(fixture(new RefusingOrder()).givenNoPriorActivity().when(IN), Kind.CONFLICT, "nothing-due");
    }
}
