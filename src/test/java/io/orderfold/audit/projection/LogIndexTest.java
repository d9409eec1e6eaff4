package io.orderfold.audit.projection;

import io.orderfold.ProjectionReplayTest;
import java.util.List;

class LogIndexTest extends ProjectionReplayTest {

    LogIndexTest() {
        super("audit.projection", "logged_events", List.of("logged_events order by log_position"));
    }

    @Override
    protected void fillTheShop() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 1), 1);
        shop.awaitShipment(order);
        shop.draft(shop.customer(), shop.product("10.00", 0), 1);
    }

    @Override
    protected String spoiled() {
        return "event_type = 'Lost', order_id = null";
    }
}
