package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.*;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.ShippingCharge;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.ChangeShippingAddress;
import io.orderfold.orders.command.OrderCommand.ChooseShippingMethod;
import io.orderfold.orders.command.OrderCommand.DropCoupon;
import io.orderfold.orders.command.OrderCommand.GiveDiscount;
import io.orderfold.orders.command.OrderCommand.OverridePrice;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.RemoveLine;
import io.orderfold.orders.command.OrderCommand.ShipLines;
import io.orderfold.orders.command.OrderCommand.UseCoupon;
import io.orderfold.orders.command.OrderCommand.WithdrawDiscount;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderDiscountGiven;
import io.orderfold.orders.event.OrderDiscountWithdrawn;
import io.orderfold.orders.event.OrderLinePriceOverridden;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLineRemoved;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import io.orderfold.orders.event.OrderShippingMethodChosen;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Discount;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An order of 2 TEA at 10.00 and 3 MUG at 5.00, and what makes it cost another sum than 35.00. */
class PriceDraftTest {

    private static final DiscountId ONE = DiscountId.of(1);
    private static final DiscountId TWO = DiscountId.of(2);
    private static final Discount TENTH_OFF = Discount.percent("10");

    private static OrderDiscount byHand(DiscountId id, @Nullable LineId line, Discount discount) {
        return new OrderDiscount(id, line, discount, null, "regular", true);
    }

    private static OrderDiscount byCoupon(DiscountId id, CouponCode code) {
        Discount discount = code.equals(ALONE) ? Discount.amount(eur("5.00")) : TENTH_OFF;
        return new OrderDiscount(id, null, discount, code, "Coupon " + code, !code.equals(ALONE));
    }

    private static LinePrice tea(int quantity, String unitPrice, String discount, String tax, String rate) {
        return new LinePrice(FIRST, quantity, eur(unitPrice), eur(discount), eur(tax), new BigDecimal(rate), false);
    }

    private static LinePrice mugs(int quantity, String discount, String tax, String rate) {
        return new LinePrice(SECOND, quantity, eur("5.00"), eur(discount), eur(tax), new BigDecimal(rate), false);
    }

    private static ShippingCharge parcel(String discount) {
        return new ShippingCharge(STANDARD, "Parcel", eur("4.90"), eur(discount), eur("0.00"), BigDecimal.ZERO, false);
    }

    private static OrderPriced priced(String total, @Nullable ShippingCharge shipping, LinePrice... lines) {
        return new OrderPriced(ORDER, List.of(lines), shipping, eur(total));
    }

    private static OrderPriced tenthOff() {
        return priced("31.50", null, tea(2, "10.00", "2.00", "0.00", "0"), mugs(3, "1.50", "0.00", "0"));
    }

    private static List<Object> withTenthOff() {
        return and(drafted(), new OrderDiscountGiven(ORDER, byHand(ONE, null, TENTH_OFF)), tenthOff());
    }

    private static GiveDiscount give(@Nullable LineId line, Discount discount) {
        return new GiveDiscount(ORDER, line, discount, "regular");
    }

    // ---- discounts by hand ----

    @Test
    void givesADiscountOnTheOrder() {
        given(drafted())
                .when(give(null, TENTH_OFF))
                .expectEvents(new OrderDiscountGiven(ORDER, byHand(ONE, null, TENTH_OFF)), tenthOff());
    }

    @Test
    void givesADiscountOnALine() {
        given(drafted())
                .when(give(FIRST, Discount.amount(eur("4.00"))))
                .expectEvents(
                        new OrderDiscountGiven(ORDER, byHand(ONE, FIRST, Discount.amount(eur("4.00")))),
                        priced("31.00", null, tea(2, "10.00", "4.00", "0.00", "0"), mugs(3, "0.00", "0.00", "0")));
    }

    @Test
    void refusesADiscountWithoutAReason() {
        invalid(given(drafted()).when(new GiveDiscount(ORDER, null, TENTH_OFF, " ")), "text-missing");
    }

    @Test
    void refusesADiscountOnALineThatIsNotThere() {
        notFound(given(drafted()).when(give(LineId.of(9), TENTH_OFF)), "order-line-not-found");
    }

    @Test
    void refusesADiscountInAnotherCurrency() {
        conflict(given(drafted()).when(give(null, Discount.amount(Money.of("1.00", "USD")))), "wrong-currency");
    }

    @Test
    void refusesFreeShippingForALine() {
        invalid(given(drafted()).when(give(FIRST, Discount.freeShipping())), "shipping-is-of-the-order");
    }

    @Test
    void refusesMoreDiscountsThanAnybodyCouldFollow() {
        List<Object> story = drafted();
        for (int i = 1; i <= Order.MOST_DISCOUNTS; i++) {
            story = and(story, new OrderDiscountGiven(ORDER, byHand(DiscountId.of(i), FIRST, TENTH_OFF)));
        }
        conflict(given(story).when(give(null, TENTH_OFF)), "too-many-discounts");
    }

    @Test
    void refusesADiscountOnceTheOrderIsPlaced() {
        conflict(given(placed()).when(give(null, TENTH_OFF)), "wrong-state");
    }

    @Test
    void withdrawsADiscountAndSaysThatThePriceIsTheOldOneAgain() {
        given(withTenthOff())
                .when(new WithdrawDiscount(ORDER, ONE))
                .expectEvents(
                        new OrderDiscountWithdrawn(ORDER, ONE),
                        priced("35.00", null, tea(2, "10.00", "0.00", "0.00", "0"), mugs(3, "0.00", "0.00", "0")));
    }

    @Test
    void refusesToWithdrawADiscountThatIsNotThere() {
        notFound(given(withTenthOff()).when(new WithdrawDiscount(ORDER, TWO)), "discount-not-found");
    }

    @Test
    void givesNoDiscountAnIdThatWasGivenBefore() {
        given(withTenthOff(), new OrderDiscountWithdrawn(ORDER, ONE), tenthOff())
                .when(give(null, TENTH_OFF))
                .expectEvents(new OrderDiscountGiven(ORDER, byHand(TWO, null, TENTH_OFF)));
    }

    // ---- coupons ----

    @Test
    void usesACoupon() {
        given(drafted())
                .when(new UseCoupon(ORDER, TENTH))
                .expectEvents(new OrderDiscountGiven(ORDER, byCoupon(ONE, TENTH)), tenthOff());
    }

    @Test
    void usesACouponOnce() {
        List<Object> story = and(drafted(), new OrderDiscountGiven(ORDER, byCoupon(ONE, TENTH)), tenthOff());
        unchanged(given(story).when(new UseCoupon(ORDER, TENTH)), story);
    }

    @Test
    void refusesACouponThatIsNotThere() {
        notFound(given(drafted()).when(new UseCoupon(ORDER, NO_SUCH)), "coupon-not-found");
    }

    @Test
    void refusesACouponBesideOneThatStandsAlone() {
        conflict(
                given(drafted(), new OrderDiscountGiven(ORDER, byCoupon(ONE, ALONE)))
                        .when(new UseCoupon(ORDER, TENTH)),
                "coupon-not-combinable");
        conflict(
                given(drafted(), new OrderDiscountGiven(ORDER, byCoupon(ONE, TENTH)))
                        .when(new UseCoupon(ORDER, ALONE)),
                "coupon-not-combinable");
    }

    @Test
    void usesACouponThatStandsAloneBesideADiscountByHand() {
        given(withTenthOff()).when(new UseCoupon(ORDER, ALONE)).expectSuccessfulHandlerExecution();
    }

    @Test
    void dropsACoupon() {
        given(drafted(), new OrderDiscountGiven(ORDER, byCoupon(ONE, TENTH)))
                .when(new DropCoupon(ORDER, TENTH))
                .expectEvents(new OrderDiscountWithdrawn(ORDER, ONE));
    }

    @Test
    void refusesToDropACouponThatIsNotUsed() {
        notFound(given(drafted()).when(new DropCoupon(ORDER, TENTH)), "coupon-not-found");
    }

    @Test
    void isNotPlacedWithACouponThatSomebodyElseHasUsedUp() {
        conflict(
                given(drafted(), new OrderDiscountGiven(ORDER, byCoupon(ONE, USED_UP)), tenthOff())
                        .when(new PlaceOrder(ORDER)),
                "coupon-exhausted");
    }

    // ---- prices by hand ----

    @Test
    void givesALineAnotherPrice() {
        given(drafted())
                .when(new OverridePrice(ORDER, FIRST, eur("8.00"), "scratched"))
                .expectEvents(new OrderLinePriceOverridden(ORDER, FIRST, eur("8.00"), "scratched"));
    }

    @Test
    void reckonsDiscountsFromTheOtherPrice() {
        given(withTenthOff())
                .when(new OverridePrice(ORDER, FIRST, eur("8.00"), "scratched"))
                .expectEvents(
                        new OrderLinePriceOverridden(ORDER, FIRST, eur("8.00"), "scratched"),
                        priced("27.90", null, tea(2, "8.00", "1.60", "0.00", "0"), mugs(3, "1.50", "0.00", "0")));
    }

    @Test
    void changesNothingWhereThePriceIsTheSame() {
        unchanged(given(drafted()).when(new OverridePrice(ORDER, FIRST, eur("10.00"), "no reason")), drafted());
    }

    @Test
    void refusesAPriceBelowZeroInAnotherCurrencyOrWithoutAReason() {
        invalid(given(drafted()).when(new OverridePrice(ORDER, FIRST, eur("-0.01"), "x")), "negative-price");
        conflict(
                given(drafted()).when(new OverridePrice(ORDER, FIRST, Money.of("1.00", "USD"), "x")), "wrong-currency");
        invalid(given(drafted()).when(new OverridePrice(ORDER, FIRST, eur("1.00"), "")), "text-missing");
    }

    @Test
    void refusesAnotherPriceOnceTheOrderIsPlaced() {
        conflict(given(placed()).when(new OverridePrice(ORDER, FIRST, eur("8.00"), "x")), "wrong-state");
    }

    // ---- shipping and tax ----

    @Test
    void choosesHowItIsSent() {
        given(drafted())
                .when(new ChooseShippingMethod(ORDER, STANDARD))
                .expectEvents(
                        new OrderShippingMethodChosen(ORDER, STANDARD),
                        priced(
                                "39.90",
                                parcel("0.00"),
                                tea(2, "10.00", "0.00", "0.00", "0"),
                                mugs(3, "0.00", "0.00", "0")));
    }

    @Test
    void refusesAShippingMethodThatIsNotThere() {
        notFound(given(drafted()).when(new ChooseShippingMethod(ORDER, NOWHERE)), "shipping-method-not-found");
    }

    @Test
    void changesNothingWhereItIsSentThatWayAlready() {
        List<Object> story = and(drafted(), new OrderShippingMethodChosen(ORDER, STANDARD));
        unchanged(given(story).when(new ChooseShippingMethod(ORDER, STANDARD)), story);
    }

    @Test
    void isTaxedWhereItGoes() {
        given(drafted())
                .when(new ChangeShippingAddress(ORDER, ADDRESS))
                .expectEvents(
                        new OrderShippingAddressChanged(ORDER, CUSTOMER, ADDRESS),
                        priced("41.65", null, tea(2, "10.00", "0.00", "3.80", "19"), mugs(3, "0.00", "2.85", "19")));
    }

    @Test
    void isPricedAnewWithEachChangeOfItsLines() {
        given(withTenthOff())
                .when(new ChangeLineQuantity(ORDER, FIRST, 1))
                .expectEvents(
                        new OrderLineQuantityChanged(ORDER, FIRST, 1),
                        priced("22.50", null, tea(1, "10.00", "1.00", "0.00", "0"), mugs(3, "1.50", "0.00", "0")));
        given(withTenthOff())
                .when(new RemoveLine(ORDER, FIRST))
                .expectEvents(new OrderLineRemoved(ORDER, FIRST), priced("13.50", null, mugs(3, "1.50", "0.00", "0")));
    }

    @Test
    void forgetsALinesDiscountWithTheLine() {
        given(
                        drafted(),
                        new OrderDiscountGiven(ORDER, byHand(ONE, FIRST, TENTH_OFF)),
                        new OrderLineRemoved(ORDER, FIRST))
                .when(new WithdrawDiscount(ORDER, ONE))
                .expectException(Rejection.class);
    }

    @Test
    void isPlacedForWhatItCosts() {
        List<Object> story = withTenthOff();
        order().given(story)
                .andGivenCurrentTime(NOON)
                .when(new PlaceOrder(ORDER))
                .expectEvents(new OrderPlaced(ORDER, "10001", CUSTOMER, LINES, eur("31.50"), NOON));
    }

    // ---- what leaves is worth its share ----

    @Test
    void worthOfWhatLeavesIsItsShareAndTheFirstBringsShipping() {
        OrderPriced priced =
                priced("36.40", parcel("0.00"), tea(2, "10.00", "2.01", "0.00", "0"), mugs(3, "1.49", "0.00", "0"));
        List<Object> story = and(
                and(drafted(), new OrderShippingMethodChosen(ORDER, STANDARD), priced),
                new OrderPlaced(ORDER, "10001", CUSTOMER, LINES, eur("36.40"), NOON),
                new OrderStockReserved(ORDER, List.of(), eur("36.40")),
                requested(PAYMENT, eur("36.40")),
                authorized(PAYMENT, eur("36.40")),
                new OrderConfirmed(ORDER, everything()),
                new OrderLinesAllocated(ORDER, SHIPMENT, pieces(FIRST, 1)),
                new OrderLinesAllocated(ORDER, OTHER_SHIPMENT, pieces(FIRST, 1)));
        given(story)
                .when(new ShipLines(ORDER, SHIPMENT, pieces(FIRST, 1)))
                .expectEvents(new OrderLinesShipped(ORDER, SHIPMENT, pieces(FIRST, 1), eur("13.89")));
        given(story, new OrderLinesShipped(ORDER, SHIPMENT, pieces(FIRST, 1), eur("13.89")))
                .when(new ShipLines(ORDER, OTHER_SHIPMENT, pieces(FIRST, 1)))
                .expectEvents(new OrderLinesShipped(ORDER, OTHER_SHIPMENT, pieces(FIRST, 1), eur("9.00")));
    }
}
