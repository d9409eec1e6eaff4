package io.orderfold.orders.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.AggregateState;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderContent;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.ShippingCharge;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.ShippingMethodCode;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an order knows of its price: the discounts that were given, how it is sent, and what that was reckoned to. */
@AggregateState
final class Prices {

    private final Map<DiscountId, OrderDiscount> discounts = new LinkedHashMap<>();
    private final Map<LineId, LinePrice> lines = new HashMap<>();
    private int lastDiscount;
    private @Nullable ShippingMethodCode method;
    private @Nullable OrderPriced priced;

    Collection<OrderDiscount> discounts() {
        return List.copyOf(discounts.values());
    }

    List<CouponCode> coupons() {
        return discounts.values().stream()
                .map(OrderDiscount::coupon)
                .flatMap(coupon -> Optional.ofNullable(coupon).stream())
                .toList();
    }

    Optional<OrderDiscount> of(CouponCode coupon) {
        return discounts.values().stream()
                .filter(discount -> coupon.equals(discount.coupon()))
                .findFirst();
    }

    boolean knows(DiscountId id) {
        return discounts.containsKey(id);
    }

    DiscountId next() {
        return DiscountId.of(lastDiscount + 1);
    }

    @Nullable
    ShippingMethodCode method() {
        return method;
    }

    LinePrice of(OrderLine line) {
        LinePrice price = lines.get(line.lineId());
        return price == null ? LinePrice.plain(line) : price;
    }

    boolean isByHand(DiscountId id) {
        OrderDiscount discount = discounts.get(id);
        return discount != null && discount.coupon() == null;
    }

    /** What was reckoned last, if anything was. */
    @Nullable
    OrderPriced reckoned() {
        return priced;
    }

    void restore(OrderId order, OrderContent content) {
        discounts.clear();
        content.discounts().forEach(discount -> discounts.put(discount.discountId(), discount));
        method = content.method();
        lines.clear();
        priced = null;
        if (content.total() != null) {
            evolve(new OrderPriced(order, content.prices(), content.shipping(), content.total()));
        }
    }

    /** What sending costs, where a shipping method is chosen. */
    @Nullable
    ShippingCharge charge() {
        return priced == null ? null : priced.shipping();
    }

    Money shipping(Currency currency) {
        ShippingCharge shipping = charge();
        return shipping == null ? Money.zero(currency) : shipping.total();
    }

    /** Whether the reckoning says anything that is not known: the sum of its lines is what an order costs anyway. */
    boolean isNews(OrderPriced reckoned) {
        return isNews(reckoned.lines(), reckoned.shipping(), reckoned.total());
    }

    boolean isNews(List<LinePrice> reckoned, @Nullable ShippingCharge shipping, Money total) {
        return priced == null
                ? shipping != null || !reckoned.stream().allMatch(LinePrice::isPlain)
                : !(priced.lines().equals(reckoned)
                        && Objects.equals(priced.shipping(), shipping)
                        && priced.total().equals(total));
    }

    void give(OrderDiscount discount) {
        discounts.put(discount.discountId(), discount);
        lastDiscount = Integer.parseInt(discount.discountId().value());
    }

    void withdraw(DiscountId id) {
        discounts.remove(id);
    }

    /** Discounts on a line go with it. */
    void forget(LineId line) {
        discounts.values().removeIf(discount -> line.equals(discount.lineId()));
        lines.remove(line);
    }

    void choose(@Nullable ShippingMethodCode newMethod) {
        method = newMethod;
    }

    void evolve(OrderPriced event) {
        priced = event;
        lines.clear();
        event.lines().forEach(line -> lines.put(line.lineId(), line));
    }
}
