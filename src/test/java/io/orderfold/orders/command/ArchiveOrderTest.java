package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.placed;

import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.ReturnRef;
import io.orderfold.orders.command.OrderCommand.AllowReturn;
import io.orderfold.orders.command.OrderCommand.ArchiveOrder;
import io.orderfold.orders.command.OrderCommand.UnarchiveOrder;
import io.orderfold.orders.event.OrderArchived;
import io.orderfold.orders.event.OrderReturnAllowed;
import io.orderfold.orders.event.OrderReturnDismissed;
import io.orderfold.orders.event.OrderUnarchived;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchiveOrderTest {

    private static final ReturnRef RETURN = new ReturnRef(UUID.fromString("0f6f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b0a"));
    private static final List<LineQuantity> ONE = List.of(new LineQuantity(LineId.of(1), 1));

    @Test
    void archivesWhatIsDoneWith() {
        for (List<Object> story : List.of(completed(), cancelled(), history())) {
            given(story).when(new ArchiveOrder(ORDER)).expectEvents(new OrderArchived(ORDER));
        }
    }

    @Test
    void archivesNothingThatIsUnderWay() {
        for (List<Object> story : List.of(drafted(), placed())) {
            conflict(given(story).when(new ArchiveOrder(ORDER)), "wrong-state");
        }
    }

    @Test
    void archivesOnceAndTakesBackOut() {
        given(and(completed(), new OrderArchived(ORDER)))
                .when(new ArchiveOrder(ORDER))
                .expectNoEvents();
        given(and(completed(), new OrderArchived(ORDER)))
                .when(new UnarchiveOrder(ORDER))
                .expectEvents(new OrderUnarchived(ORDER));
        given(completed()).when(new UnarchiveOrder(ORDER)).expectNoEvents();
        given(and(completed(), new OrderArchived(ORDER), new OrderUnarchived(ORDER)))
                .when(new ArchiveOrder(ORDER))
                .expectEvents(new OrderArchived(ORDER));
    }

    @Test
    void waitsForWhatIsToComeBack() {
        conflict(
                given(and(completed(), new OrderReturnAllowed(ORDER, RETURN, ONE)))
                        .when(new ArchiveOrder(ORDER)),
                "return-open");
        given(and(
                        completed(),
                        new OrderReturnAllowed(ORDER, RETURN, ONE),
                        new OrderReturnDismissed(ORDER, RETURN, ONE)))
                .when(new ArchiveOrder(ORDER))
                .expectEvents(new OrderArchived(ORDER));
    }

    @Test
    void comesOutForAReturn() {
        given(and(completed(), new OrderArchived(ORDER)))
                .when(new AllowReturn(ORDER, RETURN, ONE))
                .expectEvents(new OrderUnarchived(ORDER), new OrderReturnAllowed(ORDER, RETURN, ONE));
    }
}
