package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.STANDARD;
import static io.orderfold.orders.command.OrderFixture.THREE_MUGS;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.TWO_TEA;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.pieces;

import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.LineRefund;
import io.orderfold.orders.ReturnRef;
import io.orderfold.orders.ShippingCharge;
import io.orderfold.orders.command.OrderCommand.GrantRefund;
import io.orderfold.orders.command.OrderCommand.TakeBackLines;
import io.orderfold.orders.event.OrderLinesReturned;
import io.orderfold.orders.event.OrderPaymentRefunded;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.orders.event.OrderRefundGranted;
import io.orderfold.orders.event.OrderReturnAllowed;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrantRefundTest {

    private static final String WHY = "scratched";
    private static final ReturnRef RETURN = new ReturnRef(UUID.fromString("5f0c7a1e-3b9d-4c55-9c55-2f4a7b8e1d65"));

    private static GrantRefund refund(List<LineQuantity> lines, boolean shipping, @Nullable String amount) {
        return new GrantRefund(ORDER, lines, shipping, amount == null ? null : eur(amount), WHY);
    }

    private static OrderRefundGranted granted(String shipping, String amount, LineRefund... lines) {
        return new OrderRefundGranted(ORDER, List.of(lines), eur(shipping), eur(amount), WHY);
    }

    private static LineRefund part(LineId line, int pieces, String amount) {
        return new LineRefund(line, pieces, eur(amount));
    }

    /** With 4.90 for sending, on which there is a tax of 0.93. */
    private static List<Object> sent() {
        ShippingCharge charge = new ShippingCharge(
                STANDARD, "Parcel", eur("4.90"), eur("0.00"), eur("0.93"), new BigDecimal("19"), false);
        return and(
                completed(),
                new OrderPriced(
                        ORDER, List.of(LinePrice.plain(TWO_TEA), LinePrice.plain(THREE_MUGS)), charge, eur("40.83")),
                captured("c2", eur("5.83")));
    }

    @Test
    void refundsPieces() {
        given(completed())
                .when(refund(pieces(SECOND, 2), false, null))
                .expectEvents(granted("0.00", "10.00", part(SECOND, 2, "10.00")));
    }

    @Test
    void refundsSendingWithItsTax() {
        given(sent()).when(refund(List.of(), true, null)).expectEvents(granted("5.83", "5.83"));
    }

    @Test
    void refundsAnAmountSharedOverAllThatTheOrderCosts() {
        given(sent())
                .when(refund(List.of(), false, "10.00"))
                .expectEvents(granted("1.43", "10.00", part(FIRST, 0, "4.90"), part(SECOND, 0, "3.67")));
    }

    @Test
    void refundsAllOfTheseTogether() {
        given(sent())
                .when(refund(pieces(FIRST, 2), true, "3.00"))
                .expectEvents(granted("5.83", "28.83", part(FIRST, 2, "20.00"), part(SECOND, 0, "3.00")));
    }

    @Test
    void refundsNoPieceTwice() {
        List<Object> story = and(completed(), granted("0.00", "10.00", part(SECOND, 2, "10.00")));
        given(story)
                .when(refund(pieces(SECOND, 1), false, null))
                .expectEvents(granted("0.00", "5.00", part(SECOND, 1, "5.00")));
        conflict(given(story).when(refund(pieces(SECOND, 2), false, null)), "not-refundable");
    }

    @Test
    void refundsNoMoreThanTheOrderStillCosts() {
        List<Object> story =
                and(completed(), granted("0.00", "30.00", part(FIRST, 0, "20.00"), part(SECOND, 0, "10.00")));
        conflict(given(story).when(refund(List.of(), false, "5.01")), "refund-exceeds-paid");
        given(story)
                .when(refund(List.of(), false, "5.00"))
                .expectEvents(granted("0.00", "5.00", part(SECOND, 0, "5.00")));
        // Of the tea nothing is left to give back.
        conflict(given(story).when(refund(pieces(FIRST, 1), false, null)), "nothing-to-refund");
    }

    @Test
    void refundsNoMoreThanWasTaken() {
        conflict(given(confirmed()).when(refund(List.of(), false, "1.00")), "refund-exceeds-paid");
        conflict(
                given(completed(), new OrderPaymentRefunded(ORDER, PAYMENT, "r1", eur("30.00")))
                        .when(refund(List.of(), false, "5.01")),
                "refund-exceeds-paid");
    }

    @Test
    void refundsNothingThatHasNotLeft() {
        conflict(
                given(confirmed(), captured("c1", TOTAL)).when(refund(pieces(FIRST, 1), false, null)),
                "not-refundable");
    }

    /** Two mugs were refunded and stay; all three come back after all: only the third's price is left. */
    @Test
    void countsWhenTheGoodsComeBackAfterAll() {
        given(
                        completed(),
                        granted("0.00", "10.00", part(SECOND, 2, "10.00")),
                        new OrderReturnAllowed(ORDER, RETURN, pieces(SECOND, 3)))
                .when(new TakeBackLines(ORDER, RETURN, "1", pieces(SECOND, 3)))
                .expectEvents(new OrderLinesReturned(ORDER, RETURN, "1", pieces(SECOND, 3), eur("5.00")));
    }

    @Test
    void refusesWhatMakesNoSense() {
        conflict(given(completed()).when(refund(List.of(), false, null)), "nothing-to-refund");
        conflict(given(completed()).when(refund(List.of(), true, null)), "nothing-to-refund");
        invalid(given(completed()).when(refund(List.of(), false, "0.00")), "amount-not-positive");
        invalid(given(completed()).when(refund(List.of(), false, "-1.00")), "amount-not-positive");
        conflict(
                given(completed()).when(new GrantRefund(ORDER, List.of(), false, Money.of("1.00", "USD"), WHY)),
                "wrong-currency");
        notFound(given(completed()).when(refund(pieces(LineId.of(9), 1), false, null)), "order-line-not-found");
        invalid(given(completed()).when(new GrantRefund(ORDER, List.of(), false, eur("1.00"), "")), "text-missing");
        for (List<Object> story : List.of(drafted(), cancelled(), history())) {
            conflict(given(story).when(refund(List.of(), false, "1.00")), "wrong-state");
        }
    }
}
