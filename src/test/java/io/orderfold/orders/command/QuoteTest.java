package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ADDRESS;
import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.TENTH;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.USED_UP;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.order;
import static io.orderfold.orders.command.OrderFixture.placed;

import io.orderfold.orders.DiscountId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.command.OrderCommand.AcceptQuote;
import io.orderfold.orders.command.OrderCommand.AddLine;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.ChangeShippingAddress;
import io.orderfold.orders.command.OrderCommand.MoveQuoteExpiry;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.SendQuote;
import io.orderfold.orders.command.OrderCommand.UseCoupon;
import io.orderfold.orders.command.OrderCommand.WithdrawQuote;
import io.orderfold.orders.event.OrderDiscountGiven;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.orders.event.OrderQuoteAccepted;
import io.orderfold.orders.event.OrderQuoteExpiryMoved;
import io.orderfold.orders.event.OrderQuoteSent;
import io.orderfold.orders.event.OrderQuoteWithdrawn;
import io.orderfold.pricing.Discount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final Instant FRIDAY = NOON.plus(Duration.ofDays(4));
    private static final Instant MONDAY = NOON.plus(Duration.ofDays(7));
    private static final OrderQuoteSent SENT = new OrderQuoteSent(ORDER, TOTAL, FRIDAY);

    private static TestExecutor<Order> given(List<Object> story, Object... more) {
        return at(NOON, story, more);
    }

    private static TestExecutor<Order> at(Instant now, List<Object> story, Object... more) {
        AggregateTestFixture<Order> fixture = order();
        return fixture.givenCurrentTime(now).andGiven(and(story, more));
    }

    @Test
    void offersADraftForThePriceItHasToday() {
        given(drafted()).when(new SendQuote(ORDER, FRIDAY)).expectEvents(SENT);
    }

    @Test
    void isPlacedForWhatWasOffered() {
        given(drafted(), SENT)
                .when(new AcceptQuote(ORDER))
                .expectEvents(
                        new OrderQuoteAccepted(ORDER, TOTAL),
                        new OrderPlaced(ORDER, "10001", CUSTOMER, LINES, TOTAL, NOON));
    }

    /** The log says 1.00 off; reckoned today it would be a tenth. The offer stands. */
    @Test
    void keepsThePriceThatWasOffered() {
        LinePrice tea = new LinePrice(FIRST, 2, eur("10.00"), eur("1.00"), eur("0.00"), BigDecimal.ZERO, false);
        given(
                        drafted(),
                        new OrderDiscountGiven(
                                ORDER,
                                new OrderDiscount(
                                        DiscountId.of(1), null, Discount.percent("10"), TENTH, "A tenth", true)),
                        new OrderPriced(ORDER, List.of(tea, LinePrice.plain(LINES.get(1))), null, eur("34.00")),
                        new OrderQuoteSent(ORDER, eur("34.00"), FRIDAY))
                .when(new AcceptQuote(ORDER))
                .expectEvents(
                        new OrderQuoteAccepted(ORDER, eur("34.00")),
                        new OrderPlaced(ORDER, "10001", CUSTOMER, LINES, eur("34.00"), NOON));
    }

    @Test
    void isNotChangedUnderItsCustomer() {
        for (OrderCommand command : List.of(
                new AddLine(ORDER, TEA, 1),
                new ChangeLineQuantity(ORDER, FIRST, 1),
                new ChangeShippingAddress(ORDER, ADDRESS),
                new UseCoupon(ORDER, TENTH),
                new PlaceOrder(ORDER),
                new SendQuote(ORDER, MONDAY))) {
            conflict(given(drafted(), SENT).when(command), "quote-open");
        }
    }

    @Test
    void isADraftAgainOnceWithdrawn() {
        given(drafted(), SENT).when(new WithdrawQuote(ORDER)).expectEvents(new OrderQuoteWithdrawn(ORDER));
        given(drafted(), SENT, new OrderQuoteWithdrawn(ORDER))
                .when(new SendQuote(ORDER, MONDAY))
                .expectEvents(new OrderQuoteSent(ORDER, TOTAL, MONDAY));
    }

    @Test
    void isNotAcceptedTooLate() {
        at(FRIDAY, drafted(), SENT).when(new AcceptQuote(ORDER)).expectSuccessfulHandlerExecution();
        conflict(at(FRIDAY.plusMillis(1), drafted(), SENT).when(new AcceptQuote(ORDER)), "quote-expired");
    }

    @Test
    void standsAgainWhenItsTimeIsMoved() {
        at(FRIDAY.plusMillis(1), drafted(), SENT)
                .when(new MoveQuoteExpiry(ORDER, MONDAY, "she was ill"))
                .expectEvents(new OrderQuoteExpiryMoved(ORDER, MONDAY, "she was ill"));
        at(FRIDAY.plusMillis(1), drafted(), SENT, new OrderQuoteExpiryMoved(ORDER, MONDAY, "she was ill"))
                .when(new AcceptQuote(ORDER))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void refusesTimesThatAreOverOrTooFar() {
        invalid(given(drafted()).when(new SendQuote(ORDER, NOON)), "time-is-over");
        invalid(given(drafted()).when(new SendQuote(ORDER, NOON.plus(Duration.ofDays(367)))), "time-too-far");
        invalid(given(drafted(), SENT).when(new MoveQuoteExpiry(ORDER, NOON, "why not")), "time-is-over");
        invalid(given(drafted(), SENT).when(new MoveQuoteExpiry(ORDER, MONDAY, "")), "text-missing");
    }

    @Test
    void refusesACouponThatIsUsedUpByNow() {
        conflict(
                given(
                                drafted(),
                                new OrderDiscountGiven(
                                        ORDER,
                                        new OrderDiscount(
                                                DiscountId.of(1),
                                                null,
                                                Discount.percent("10"),
                                                USED_UP,
                                                "A tenth",
                                                true)),
                                SENT)
                        .when(new AcceptQuote(ORDER)),
                "coupon-exhausted");
    }

    @Test
    void offersDraftsAlone() {
        for (List<Object> story : List.of(placed(), completed(), cancelled(), history())) {
            conflict(given(story).when(new SendQuote(ORDER, FRIDAY)), "wrong-state");
            conflict(given(story).when(new AcceptQuote(ORDER)), "not-quoted");
        }
        conflict(given(drafted()).when(new WithdrawQuote(ORDER)), "not-quoted");
        conflict(given(drafted()).when(new MoveQuoteExpiry(ORDER, MONDAY, "x")), "not-quoted");
    }

    @Test
    void canBeCalledOff() {
        given(drafted(), SENT).when(new CancelOrder(ORDER, "no interest")).expectSuccessfulHandlerExecution();
    }
}
