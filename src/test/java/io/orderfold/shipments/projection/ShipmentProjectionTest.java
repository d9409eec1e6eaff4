package io.orderfold.shipments.projection;

import io.orderfold.ProjectionReplayTest;
import java.util.List;

class ShipmentProjectionTest extends ProjectionReplayTest {

    ShipmentProjectionTest() {
        super(
                "shipments.projection",
                "shipments",
                List.of("shipments order by shipment_id", "shipment_lines order by shipment_id, line_id"));
    }

    /** An allocated, a packed, a dispatched, a delivered and a cancelled shipment. */
    @Override
    protected void fillTheShop() {
        String customer = shop.customer();
        String sku = shop.product("20.00", 10);
        List<String> steps = List.of(
                "/pack", "/dispatch {\"carrier\": \"Example Parcels\", \"trackingNumber\": \"EP-1\"}", "/deliver");
        for (int taken = 0; taken <= steps.size(); taken++) {
            String shipment = shop.awaitShipment(shop.placed(customer, sku, 1));
            for (String step : steps.subList(0, taken)) {
                String[] call = step.split(" ", 2);
                String path = "/api/shipments/" + shipment + call[0];
                (call.length == 1 ? shop.post(path) : shop.post(path, call[1])).ok();
            }
        }
        String cancelled = shop.placed(customer, sku, 1);
        shop.awaitShipment(cancelled);
        shop.post("/api/orders/" + cancelled + "/cancel", "{\"reason\": \"no\"}")
                .ok();
    }
}
