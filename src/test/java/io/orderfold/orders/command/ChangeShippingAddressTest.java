package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ADDRESS;
import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.heldShort;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.shipped;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.command.OrderCommand.ChangeShippingAddress;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeShippingAddressTest {

    private static final ChangeShippingAddress CHANGE = new ChangeShippingAddress(ORDER, ADDRESS);

    @Test
    void saysWhereTheGoodsShallGoWhileNothingHasLeft() {
        for (List<Object> story : List.of(placed(), heldShort(), confirmed(), allocated())) {
            given(story).when(CHANGE).expectEvents(new OrderShippingAddressChanged(ORDER, CUSTOMER, ADDRESS));
        }
    }

    /** What follows for the price of a draft is shown by {@link PriceDraftTest}. */
    @Test
    void saysItOfADraftThatIsTaxedNowhere() {
        PostalAddress paris = new PostalAddress(null, "1 Street", null, null, "Paris", null, "FR");
        given(drafted())
                .when(new ChangeShippingAddress(ORDER, paris))
                .expectEvents(new OrderShippingAddressChanged(ORDER, CUSTOMER, paris));
    }

    @Test
    void refusesOnceGoodsHaveLeft() {
        conflict(given(shipped()).when(CHANGE), "already-shipped");
    }

    @Test
    void refusesAnOrderThatIsOver() {
        for (List<Object> story : List.of(completed(), cancelled(), history())) {
            conflict(given(story).when(CHANGE), "wrong-state");
        }
    }

    @Test
    void refusesAStaleVersion() {
        refused(given(placed()).when(CHANGE, forVersion(0)), Rejection.Kind.STALE, "stale-version");
    }
}
