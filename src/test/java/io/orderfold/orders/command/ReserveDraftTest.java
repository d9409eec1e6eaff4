package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.MUG;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.THREE_MUGS;
import static io.orderfold.orders.command.OrderFixture.TWO_TEA;
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

import io.orderfold.orders.CancelCause;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.AddLine;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.ExpireDraftReservation;
import io.orderfold.orders.command.OrderCommand.RecordDraftReserved;
import io.orderfold.orders.command.OrderCommand.RecordDraftShort;
import io.orderfold.orders.command.OrderCommand.ReleaseDraft;
import io.orderfold.orders.command.OrderCommand.RemoveLine;
import io.orderfold.orders.command.OrderCommand.ReserveDraft;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderDraftReservationEnded;
import io.orderfold.orders.event.OrderDraftReservationRequested;
import io.orderfold.orders.event.OrderDraftReserved;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLineRemoved;
import io.orderfold.orders.event.OrderPlaced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class ReserveDraftTest {

    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    private static final Instant FRIDAY = NOON.plus(Duration.ofDays(4));
    private static final OrderDraftReservationRequested REQUESTED =
            new OrderDraftReservationRequested(ORDER, 1, LINES, List.of(), TOMORROW);
    private static final OrderDraftReserved RESERVED = new OrderDraftReserved(ORDER, 1);
    private static final OrderDraftReservationEnded ENDED = new OrderDraftReservationEnded(ORDER, List.of());

    private static TestExecutor<Order> given(List<Object> story, Object... more) {
        return order().givenCurrentTime(NOON).andGiven(and(story, more));
    }

    @Test
    void asksForTheLinesOfADraft() {
        given(drafted()).when(new ReserveDraft(ORDER, TOMORROW)).expectEvents(REQUESTED);
    }

    @Test
    void recordsThatTheyAreSetAside() {
        given(drafted(), REQUESTED).when(new RecordDraftReserved(ORDER, 1)).expectEvents(RESERVED);
        given(drafted(), REQUESTED, RESERVED)
                .when(new RecordDraftReserved(ORDER, 1))
                .expectNoEvents();
    }

    @Test
    void recordsThatThereWasTooLittle() {
        given(drafted(), REQUESTED)
                .when(new RecordDraftShort(ORDER, 1, List.of(TEA)))
                .expectEvents(new OrderDraftReservationEnded(ORDER, List.of(TEA)));
        given(drafted(), REQUESTED, ENDED)
                .when(new RecordDraftShort(ORDER, 1, List.of(TEA)))
                .expectNoEvents();
    }

    @Test
    void refusesStockThatWasWorkedOutForOtherLines() {
        OrderDraftReservationRequested again = new OrderDraftReservationRequested(ORDER, 2, LINES, List.of(), FRIDAY);
        conflict(given(drafted(), REQUESTED, again).when(new RecordDraftReserved(ORDER, 1)), "claim-changed");
        conflict(given(drafted(), REQUESTED, ENDED).when(new RecordDraftReserved(ORDER, 1)), "claim-changed");
        conflict(given(placed()).when(new RecordDraftReserved(ORDER, 0)), "claim-changed");
    }

    @Test
    void followsTheLines() {
        OrderLine tea = new OrderLine(LineId.of(3), TEA, "A TEA", 1, eur("10.00"), "standard", false);
        given(drafted(), REQUESTED, RESERVED)
                .when(new AddLine(ORDER, TEA, 1))
                .expectEvents(
                        new OrderLineAdded(ORDER, tea),
                        new OrderDraftReservationRequested(
                                ORDER, 2, List.of(TWO_TEA, THREE_MUGS, tea), List.of(), TOMORROW));
        given(drafted(), REQUESTED, RESERVED)
                .when(new ChangeLineQuantity(ORDER, SECOND, 1))
                .expectEvents(
                        new OrderLineQuantityChanged(ORDER, SECOND, 1),
                        new OrderDraftReservationRequested(
                                ORDER, 2, List.of(TWO_TEA, THREE_MUGS.withQuantity(1)), List.of(), TOMORROW));
        given(drafted(), REQUESTED, RESERVED)
                .when(new RemoveLine(ORDER, SECOND))
                .expectEvents(
                        new OrderLineRemoved(ORDER, SECOND),
                        new OrderDraftReservationRequested(ORDER, 2, List.of(TWO_TEA), List.of(MUG), TOMORROW));
        given(drafted(), REQUESTED, RESERVED, new OrderLineRemoved(ORDER, SECOND))
                .when(new RemoveLine(ORDER, FIRST))
                .expectEvents(new OrderLineRemoved(ORDER, FIRST), ENDED);
    }

    @Test
    void endsWhenItsTimeIsOver() {
        given(drafted(), REQUESTED, RESERVED)
                .when(new ExpireDraftReservation(ORDER, TOMORROW))
                .expectEvents(ENDED);
        given(drafted(), REQUESTED, RESERVED, new OrderDraftReservationRequested(ORDER, 2, LINES, List.of(), FRIDAY))
                .when(new ExpireDraftReservation(ORDER, TOMORROW))
                .expectNoEvents();
        given(
                        drafted(),
                        REQUESTED,
                        RESERVED,
                        new OrderPlaced(ORDER, "10001", OrderFixture.CUSTOMER, LINES, OrderFixture.TOTAL, NOON))
                .when(new ExpireDraftReservation(ORDER, TOMORROW))
                .expectNoEvents();
    }

    @Test
    void isMovedAndGivenBack() {
        given(drafted(), REQUESTED, RESERVED)
                .when(new ReserveDraft(ORDER, FRIDAY))
                .expectEvents(new OrderDraftReservationRequested(ORDER, 2, LINES, List.of(), FRIDAY));
        given(drafted(), REQUESTED).when(new ReserveDraft(ORDER, TOMORROW)).expectNoEvents();
        given(drafted(), REQUESTED, RESERVED).when(new ReleaseDraft(ORDER)).expectEvents(ENDED);
        conflict(given(drafted()).when(new ReleaseDraft(ORDER)), "not-reserved");
        conflict(given(placed()).when(new ReleaseDraft(ORDER)), "not-reserved");
    }

    @Test
    void givesBackWithTheDraft() {
        given(drafted(), REQUESTED, RESERVED)
                .when(new CancelOrder(ORDER, "no interest"))
                .expectEvents(new OrderCancelled(
                        ORDER, CancelCause.OTHER, "no interest", true, true, LINES, List.of(), List.of()));
    }

    @Test
    void isForDraftsAndForAWhile() {
        for (List<Object> story : List.of(placed(), completed(), cancelled(), history())) {
            conflict(given(story).when(new ReserveDraft(ORDER, TOMORROW)), "wrong-state");
        }
        invalid(given(drafted()).when(new ReserveDraft(ORDER, NOON)), "time-is-over");
        invalid(given(drafted()).when(new ReserveDraft(ORDER, NOON.plus(Duration.ofDays(31)))), "time-too-far");
    }
}
