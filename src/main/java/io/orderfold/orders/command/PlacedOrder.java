package io.orderfold.orders.command;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.Past;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderPricing.Basket;
import io.orderfold.orders.event.HistoricalOrderRecorded;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderDrafted;
import io.orderfold.orders.event.OrderLinePriceOverridden;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.pricing.Promotion;
import io.orderfold.pricing.ShippingMethods;
import io.orderfold.pricing.TaxRates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was placed, read off its own events: what its price was reckoned from, and what that came to. It can be
 * reckoned once more, by the rules that drafts are reckoned by, from other prices.
 */
public final class PlacedOrder {

    private final String orderNumber;
    private final CustomerId customerId;
    private final Instant placedAt;
    private final boolean history;
    private final boolean cancelled;
    private final Set<LineId> pricedByHand;
    private final Basket basket;
    private final OrderPriced priced;

    private PlacedOrder(
            String orderNumber,
            CustomerId customerId,
            Instant placedAt,
            boolean history,
            boolean cancelled,
            Set<LineId> pricedByHand,
            Basket basket,
            @Nullable OrderPriced reckoned) {
        this.orderNumber = orderNumber;
        this.customerId = customerId;
        this.placedAt = placedAt;
        this.history = history;
        this.cancelled = cancelled;
        this.pricedByHand = pricedByHand;
        this.basket = basket;
        this.priced = reckoned == null ? plain(basket) : reckoned;
    }

    /**
     * @param stream all events of an order, from the first
     * @return none where it was never placed
     */
    public static Optional<PlacedOrder> of(List<? extends DomainEventMessage<?>> stream) {
        boolean cancelled = stream.stream().anyMatch(event -> event.getPayload() instanceof OrderCancelled);
        for (int i = 0; i < stream.size(); i++) {
            if (stream.get(i).getPayload() instanceof OrderPlaced placed) {
                Order order = Past.after(stream.subList(0, i), new Order());
                return Optional.of(new PlacedOrder(
                        placed.orderNumber(),
                        placed.customerId(),
                        placed.placedAt(),
                        false,
                        cancelled,
                        byHand(stream.subList(0, i), placed.lines()),
                        on(placed.placedAt(), order.basket()),
                        order.reckoned()));
            }
            if (stream.get(i).getPayload() instanceof HistoricalOrderRecorded recorded) {
                return Optional.of(history(recorded, cancelled));
            }
        }
        return Optional.empty();
    }

    /** It was priced elsewhere, without a word about discounts, taxes and sending: it has none. */
    private static PlacedOrder history(HistoricalOrderRecorded recorded, boolean cancelled) {
        Basket basket = new Basket(
                recorded.orderId(), recorded.currency(), recorded.lines(), List.of(), null, null, LocalDate.EPOCH);
        return new PlacedOrder(
                recorded.orderNumber(),
                recorded.customerId(),
                recorded.orderedAt(),
                true,
                cancelled,
                Set.of(),
                on(recorded.orderedAt(), basket),
                null);
    }

    private static Basket on(Instant placedAt, Basket basket) {
        return new Basket(
                basket.orderId(),
                basket.currency(),
                List.copyOf(basket.lines()),
                basket.discounts(),
                basket.shipping(),
                basket.region(),
                LocalDate.ofInstant(placedAt, ZoneOffset.UTC));
    }

    /** Lines whose price was agreed on or given: whichever way the edits went, it is one that somebody named. */
    private static Set<LineId> byHand(List<? extends DomainEventMessage<?>> drafting, List<OrderLine> lines) {
        Map<LineId, Set<Money>> named = new HashMap<>();
        for (DomainEventMessage<?> event : drafting) {
            if (event.getPayload() instanceof OrderDrafted drafted) {
                for (int i = 0; i < drafted.requested().size(); i++) {
                    RequestedLine requested = drafted.requested().get(i);
                    Money agreed = requested.agreedPrice();
                    if (agreed != null) {
                        named.computeIfAbsent(drafted.lines().get(i).lineId(), line -> new HashSet<>())
                                .add(agreed);
                    }
                }
            } else if (event.getPayload() instanceof OrderLinePriceOverridden overridden) {
                named.computeIfAbsent(overridden.lineId(), line -> new HashSet<>())
                        .add(overridden.unitPrice());
            }
        }
        Set<LineId> byHand = new HashSet<>();
        for (OrderLine line : lines) {
            if (named.getOrDefault(line.lineId(), Set.of()).contains(line.unitPrice())) {
                byHand.add(line.lineId());
            }
        }
        return byHand;
    }

    private static OrderPriced plain(Basket basket) {
        List<LinePrice> prices = basket.lines().stream().map(LinePrice::plain).toList();
        Money total = Money.sum(
                basket.currency(), basket.lines().stream().map(OrderLine::total).toList());
        return new OrderPriced(basket.orderId(), prices, null, total);
    }

    /**
     * What it would have cost.
     *
     * @param lines the order's, at other prices
     * @param promotion given beside whatever discounts the order has, if it may be combined with them
     */
    public OrderPriced reckon(
            List<OrderLine> lines, @Nullable Promotion promotion, TaxRates taxes, ShippingMethods shipping) {
        return new OrderPricing(taxes, shipping)
                .price(new Basket(
                        basket.orderId(),
                        basket.currency(),
                        lines,
                        promotion == null ? basket.discounts() : with(promotion),
                        basket.shipping(),
                        basket.region(),
                        basket.on()));
    }

    /** Whether the order may be given a promotion beside what it has. */
    public boolean mayBeGiven(Promotion promotion) {
        Money amount = promotion.discount().amount();
        return basket.discounts().size() < Order.MOST_DISCOUNTS
                && OrderPricing.isCombinable(promotion, basket.discounts())
                && (amount == null || amount.currency().equals(basket.currency()));
    }

    private List<OrderDiscount> with(Promotion promotion) {
        List<OrderDiscount> discounts = new ArrayList<>(basket.discounts());
        int last = discounts.stream()
                .mapToInt(discount -> Integer.parseInt(discount.discountId().value()))
                .max()
                .orElse(0);
        discounts.add(new OrderDiscount(
                DiscountId.of(last + 1),
                null,
                promotion.discount(),
                promotion.code(),
                promotion.name(),
                promotion.combinable()));
        return discounts;
    }

    public OrderId orderId() {
        return basket.orderId();
    }

    public String orderNumber() {
        return orderNumber;
    }

    public CustomerId customerId() {
        return customerId;
    }

    public Currency currency() {
        return basket.currency();
    }

    public Instant placedAt() {
        return placedAt;
    }

    /** Whether it was brought in as history. */
    public boolean isHistory() {
        return history;
    }

    /** Whether it was called off since. */
    public boolean isCancelled() {
        return cancelled;
    }

    public List<OrderLine> lines() {
        return List.copyOf(basket.lines());
    }

    public boolean isPricedByHand(LineId line) {
        return pricedByHand.contains(line);
    }

    /** Whether the price of a line, or a discount, was somebody's decision. */
    public boolean isPricedByHand() {
        return !pricedByHand.isEmpty() || basket.discounts().stream().anyMatch(discount -> discount.coupon() == null);
    }

    /** The country it was to go to; null where that was not known. */
    public @Nullable String region() {
        return basket.region();
    }

    /** What it was placed for. */
    public OrderPriced priced() {
        return priced;
    }
}
