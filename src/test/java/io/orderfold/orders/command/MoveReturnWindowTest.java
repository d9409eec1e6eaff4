package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.everything;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.shipped;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.ReturnTerms;
import io.orderfold.orders.command.OrderCommand.MoveReturnWindow;
import io.orderfold.orders.command.OrderCommand.RecordDelivery;
import io.orderfold.orders.command.OrderCommand.ShipLines;
import io.orderfold.orders.event.OrderLinesDelivered;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderReturnWindowMoved;
import io.orderfold.orders.event.OrderReturnWindowSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class MoveReturnWindowTest {

    private static final Instant NOW = Instant.parse("2026-05-04T09:30:00Z");
    private static final Instant USUAL = NOW.plus(Duration.ofDays(30));
    private static final Instant LATER = NOW.plus(Duration.ofDays(60));
    private static final ShipLines SHIP = new ShipLines(ORDER, SHIPMENT, everything());
    private static final RecordDelivery DELIVERY = new RecordDelivery(ORDER, SHIPMENT, everything());
    private static final OrderLinesShipped SHIPPED = new OrderLinesShipped(ORDER, SHIPMENT, everything(), TOTAL);
    private static final OrderLinesDelivered DELIVERED = new OrderLinesDelivered(ORDER, SHIPMENT, everything());

    private static TestExecutor<Order> given(List<Object> story) {
        return OrderFixture.order(new ReturnTerms(Duration.ofDays(30)))
                .givenCurrentTime(NOW)
                .andGiven(story);
    }

    private static MoveReturnWindow until(Instant time) {
        return new MoveReturnWindow(ORDER, time, "a regular customer");
    }

    private static OrderReturnWindowMoved moved(Instant time) {
        return new OrderReturnWindowMoved(ORDER, time, "a regular customer");
    }

    @Test
    void opensWhenGoodsLeaveAndAnewWhenTheyArrive() {
        given(allocated()).when(SHIP).expectEvents(SHIPPED, new OrderReturnWindowSet(ORDER, USUAL));
        given(and(shipped(), new OrderReturnWindowSet(ORDER, USUAL.minusSeconds(60))))
                .when(DELIVERY)
                .expectEvents(DELIVERED, new OrderReturnWindowSet(ORDER, USUAL));
    }

    @Test
    void isMovedAndLifted() {
        given(shipped()).when(until(LATER)).expectEvents(moved(LATER));
        given(shipped()).when(until(NOW.plusSeconds(60))).expectEvents(moved(NOW.plusSeconds(60)));
        given(shipped()).when(until(null)).expectEvents(moved(null));
        given(and(shipped(), moved(null))).when(until(LATER)).expectEvents(moved(LATER));
    }

    @Test
    void changesNothingTwice() {
        given(and(shipped(), moved(LATER))).when(until(LATER)).expectNoEvents();
        given(and(shipped(), moved(null))).when(until(null)).expectNoEvents();
    }

    @Test
    void aDeliveryTakesNoTimeAway() {
        given(and(shipped(), moved(LATER))).when(DELIVERY).expectEvents(DELIVERED);
        given(and(shipped(), moved(null))).when(DELIVERY).expectEvents(DELIVERED);
        given(and(shipped(), moved(NOW.plusSeconds(60))))
                .when(DELIVERY)
                .expectEvents(DELIVERED, new OrderReturnWindowSet(ORDER, USUAL));
    }

    @Test
    void refusesWhatIsNoTime() {
        refused(given(shipped()).when(until(NOW)), Rejection.Kind.INVALID, "time-is-over");
        refused(given(shipped()).when(until(NOW.plus(Duration.ofDays(367)))), Rejection.Kind.INVALID, "time-too-far");
        refused(given(shipped()).when(new MoveReturnWindow(ORDER, LATER, " ")), Rejection.Kind.INVALID, "text-missing");
    }

    @Test
    void isThereOnceSomethingHasLeft() {
        conflict(given(allocated()).when(until(LATER)), "nothing-to-return");
    }
}
