package io.orderfold.returns.projection;

import io.orderfold.ProjectionReplayTest;
import java.util.List;

class ReturnProjectionTest extends ProjectionReplayTest {

    private static final String LINE = "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}";

    ReturnProjectionTest() {
        super("returns.projection", "returns", List.of("returns order by return_id"));
    }

    /** A return in each state there is. */
    @Override
    protected void fillTheShop() {
        List<String> steps = List.of(
                "/approve",
                "/receive " + LINE,
                "/inspect {\"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"condition\": \"RESALABLE\"}]}",
                "/refund",
                "/close");
        for (int taken = 0; taken <= steps.size(); taken++) {
            String path = requested(delivered());
            for (String step : steps.subList(0, taken)) {
                String[] call = step.split(" ", 2);
                (call.length == 1 ? shop.post(path + call[0]) : shop.post(path + call[0], call[1])).ok();
            }
        }
        shop.post(requested(delivered()) + "/reject", "{\"reason\": \"Worn.\"}").ok();
    }

    private String delivered() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 1), 1);
        String shipment = "/api/shipments/" + shop.awaitShipment(order);
        shop.post(shipment + "/pack").ok();
        shop.post(shipment + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
        shop.post(shipment + "/deliver").ok();
        shop.awaitStatus(order, "COMPLETED");
        return order;
    }

    private String requested(String order) {
        return "/api/returns/"
                + shop.post("/api/orders/" + order + "/returns", """
                                {"lines": [{"lineId": "1", "quantity": 1, "reason": "UNWANTED"}]}""")
                        .ok()
                        .path("returnId")
                        .asString();
    }
}
