package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.LATER;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.paymentRequested;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.command.OrderCommand.AwaitPayment;
import io.orderfold.orders.event.OrderPaymentAwaited;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitPaymentTest {

    private static final AwaitPayment AWAIT = new AwaitPayment(ORDER, NOON);

    @Test
    void waitsForWhatIsDue() {
        given(reserved()).when(AWAIT).expectEvents(new OrderPaymentAwaited(ORDER, TOTAL, NOON));
    }

    @Test
    void changesNothingTwice() {
        List<Object> story = and(reserved(), new OrderPaymentAwaited(ORDER, TOTAL, NOON));
        unchanged(given(story).when(AWAIT), story);
    }

    @Test
    void neverShortensTheTime() {
        List<Object> story = and(reserved(), new OrderPaymentAwaited(ORDER, TOTAL, LATER));
        unchanged(given(story).when(AWAIT), story);
    }

    @Test
    void givesLonger() {
        given(reserved(), new OrderPaymentAwaited(ORDER, TOTAL, NOON))
                .when(new AwaitPayment(ORDER, LATER))
                .expectEvents(new OrderPaymentAwaited(ORDER, TOTAL, LATER));
    }

    @Test
    void waitsForNothingWhereNothingIsDue() {
        for (List<Object> story : List.of(paymentRequested(), confirmed(), cancelled(), drafted(), completed())) {
            unchanged(given(story).when(AWAIT), story);
        }
    }
}
