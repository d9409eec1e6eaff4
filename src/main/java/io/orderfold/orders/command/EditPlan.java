package io.orderfold.orders.command;

import io.orderfold.catalogue.PriceList;
import io.orderfold.catalogue.Quote;
import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.EditChange;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Works changes of a placed order out, line by line. What was agreed when it was placed stands: pieces that go take their
 * share of the discounts along, and pieces that come are lines of their own, at their price and without a discount.
 */
final class EditPlan {

    private final Currency currency;
    private final Map<LineId, OrderLine> lines;
    private final ToIntFunction<LineId> live;
    private final ToIntFunction<LineId> kept;
    private final PriceList prices;
    private final Set<LineId> touched = new HashSet<>();
    private final Map<LineId, Integer> cancelled = new LinkedHashMap<>();
    private final List<OrderLine> added = new ArrayList<>();
    private final Map<LineId, OrderLine> requoted = new LinkedHashMap<>();
    private int lastLine;

    /**
     * @param live how many pieces of a line are ordered and not called off or back
     * @param kept how many of these have left, and can't be called off any more
     */
    EditPlan(
            Currency currency,
            Map<LineId, OrderLine> lines,
            int lastLine,
            ToIntFunction<LineId> live,
            ToIntFunction<LineId> kept,
            PriceList prices) {
        this.currency = currency;
        this.lines = lines;
        this.lastLine = lastLine;
        this.live = live;
        this.kept = kept;
        this.prices = prices;
    }

    void apply(EditChange change) {
        OrderLine line = change.lineId() == null ? null : line(change.lineId());
        int quantity = change.quantity() == null ? 0 : change.quantity();
        if (line == null) {
            add(quoted(Optional.ofNullable(change.sku()).orElseThrow()), quantity);
            return;
        }
        LineId id = line.lineId();
        switch (change.kind()) {
            case CHANGE -> change(line, quantity);
            case REMOVE -> cancel(id, live.applyAsInt(id));
            case SWAP -> {
                int leaving = live.applyAsInt(id) - kept.applyAsInt(id);
                cancel(id, leaving);
                Quote quote = quoted(Optional.ofNullable(change.sku()).orElseThrow());
                add(quote, change.quantity() == null ? leaving : quantity);
            }
            case REQUOTE -> requote(line);
            case ADD -> throw new IllegalStateException("What is added has no line yet");
        }
    }

    private OrderLine line(LineId id) {
        OrderLine line = lines.get(id);
        if (line == null || live.applyAsInt(id) == 0) {
            throw OrderRejection.noSuchLine(id);
        }
        if (!touched.add(id)) {
            throw OrderRejection.lineChangedTwice(id);
        }
        return line;
    }

    private void change(OrderLine line, int quantity) {
        int more = quantity - live.applyAsInt(line.lineId());
        if (more > 0) {
            add(new Quote(line.sku(), line.name(), line.unitPrice(), line.taxCategory(), line.backorderable()), more);
        } else if (more < 0) {
            cancel(line.lineId(), -more);
        }
    }

    private void cancel(LineId id, int pieces) {
        int most = live.applyAsInt(id) - kept.applyAsInt(id);
        if (pieces > most || pieces == 0) {
            throw OrderRejection.haveLeft(id, most);
        }
        cancelled.put(id, pieces);
    }

    private void add(Quote quote, int quantity) {
        if (lines.size() + added.size() >= Order.MOST_LINES) {
            throw OrderRejection.tooManyLines(Order.MOST_LINES);
        }
        added.add(OrderLine.of(LineId.of(++lastLine), quote, quantity));
    }

    private void requote(OrderLine line) {
        if (kept.applyAsInt(line.lineId()) > 0 || live.applyAsInt(line.lineId()) < line.quantity()) {
            throw OrderRejection.notRequotable(line.lineId());
        }
        Money price = quoted(line.sku()).unitPrice();
        if (!price.equals(line.unitPrice())) {
            requoted.put(line.lineId(), line.withUnitPrice(price));
        }
    }

    private Quote quoted(Sku sku) {
        return Optional.ofNullable(prices.quote(List.of(sku), currency).get(sku))
                .orElseThrow();
    }

    boolean isEmpty() {
        return cancelled.isEmpty() && added.isEmpty() && requoted.isEmpty();
    }

    List<LineQuantity> cancelled() {
        return cancelled.entrySet().stream()
                .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                .toList();
    }

    List<OrderLine> added() {
        return List.copyOf(added);
    }

    List<OrderLine> requoted() {
        return List.copyOf(requoted.values());
    }

    boolean isRequoted(LineId id) {
        return requoted.containsKey(id);
    }

    /** Every line as it would be, with all pieces that were ever ordered of it. */
    Collection<OrderLine> lines() {
        Map<LineId, OrderLine> changed = new LinkedHashMap<>(lines);
        changed.putAll(requoted);
        added.forEach(line -> changed.put(line.lineId(), line));
        return changed.values();
    }

    /** How many pieces of a line there would be. */
    int quantity(OrderLine line) {
        return lines.containsKey(line.lineId())
                ? live.applyAsInt(line.lineId()) - cancelled.getOrDefault(line.lineId(), 0)
                : line.quantity();
    }
}
