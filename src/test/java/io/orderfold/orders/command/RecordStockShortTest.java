package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.heldShort;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.HoldKind;
import io.orderfold.orders.command.OrderCommand.RecordStockShort;
import io.orderfold.orders.event.OrderHeld;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordStockShortTest {

    private static final RecordStockShort SHORT = new RecordStockShort(ORDER, List.of(TEA));

    @Test
    void holdsTheOrderAsShort() {
        given(placed())
                .when(SHORT)
                .expectEvents(new OrderHeld(ORDER, HoldKind.SHORT, "Not enough in stock.", List.of(TEA)));
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(heldShort()).when(SHORT), heldShort());
    }

    @Test
    void changesNothingOnceEverythingIsReserved() {
        unchanged(given(reserved()).when(SHORT), reserved());
        unchanged(given(confirmed()).when(SHORT), confirmed());
    }

    @Test
    void refusesWhatIsNotOpen() {
        for (List<Object> story : List.of(drafted(), cancelled(), completed(), history())) {
            conflict(given(story).when(SHORT), "wrong-state");
        }
    }
}
