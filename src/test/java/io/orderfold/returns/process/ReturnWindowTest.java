package io.orderfold.returns.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.ReturnTerms;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderLinesDelivered;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderReturnWindowMoved;
import io.orderfold.orders.event.OrderReturnWindowSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Until when goods may come back: what the order says, and for orders of old what follows from when they left. */
class ReturnWindowTest {

    private static final OrderId ORDER = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca427");
    private static final ShipmentRef SHIPMENT =
            new ShipmentRef(UUID.fromString("0f6f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b01"));
    private static final ReturnTerms TERMS = new ReturnTerms(Duration.ofDays(10));
    private static final OrderEvent BEGUN = new OrderCompleted(ORDER);
    private static final OrderEvent LEFT = new OrderLinesShipped(ORDER, SHIPMENT, List.of(), Money.of("1.00", "EUR"));
    private static final OrderEvent ARRIVED = new OrderLinesDelivered(ORDER, SHIPMENT, List.of());

    /** One event a day, the first on day 0. */
    private static ReturnWindow after(OrderEvent... events) {
        ReturnWindow window = null;
        for (int i = 0; i < events.length; i++) {
            window = ReturnWindow.after(window, events[i], new Happened(i, day(i), Actor.SYSTEM, null));
        }
        return window;
    }

    private static Instant day(int number) {
        return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(number));
    }

    @Test
    void isWhatTheOrderSaidLast() {
        ReturnWindow set = after(BEGUN, LEFT, new OrderReturnWindowSet(ORDER, day(5)), new OrderCompleted(ORDER));
        assertThat(set.isOpen(TERMS, day(5))).isTrue();
        assertThat(set.isOpen(TERMS, day(5).plusMillis(1))).isFalse();
        assertThat(set.isOpen(ReturnTerms.FOR_EVER, day(6))).isFalse();

        ReturnWindow moved = after(
                BEGUN,
                LEFT,
                new OrderReturnWindowSet(ORDER, day(5)),
                new OrderReturnWindowMoved(ORDER, day(99), "a regular customer"));
        assertThat(moved.isOpen(TERMS, day(99))).isTrue();
        assertThat(moved.isOpen(TERMS, day(100))).isFalse();
    }

    @Test
    void hasNoEndOnceItIsLifted() {
        ReturnWindow lifted =
                after(BEGUN, LEFT, new OrderReturnWindowMoved(ORDER, null, "a regular customer"), ARRIVED);
        assertThat(lifted.isOpen(TERMS, day(9_999))).isTrue();
    }

    @Test
    void followsFromTheLastGoodsWhereTheOrderDidNotSay() {
        ReturnWindow old = after(BEGUN, LEFT, new OrderCompleted(ORDER), ARRIVED, new OrderCompleted(ORDER));
        assertThat(old.isOpen(TERMS, day(13))).isTrue();
        assertThat(old.isOpen(TERMS, day(14))).isFalse();
        assertThat(old.isOpen(ReturnTerms.FOR_EVER, day(9_999))).isTrue();
        assertThat(after(BEGUN).isOpen(TERMS, day(10))).isTrue();
        assertThat(after(BEGUN).isOpen(TERMS, day(11))).isFalse();
    }
}
