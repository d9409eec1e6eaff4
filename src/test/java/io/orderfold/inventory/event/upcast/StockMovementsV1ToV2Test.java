package io.orderfold.inventory.event.upcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A log that was written when stock had one place, read by the running application. */
class StockMovementsV1ToV2Test extends RunningShopTest {

    @Test
    void findsItAllAtTheMainLocation() {
        String sku = shop.product("5.00", 5);
        shop.post("/api/stock/" + sku + "/adjustments", "{\"delta\": -1, \"reason\": \"broken\"}")
                .ok();
        shop.post("/api/stock/" + sku + "/counts", "{\"counted\": 6, \"reason\": \"stock-taking\"}")
                .ok();
        String order = shop.placed(shop.customer(), sku, 2);
        String shipment = "/api/shipments/" + shop.awaitShipment(order);
        shop.post(shipment + "/pack").ok();
        shop.post(shipment + "/dispatch", "{\"carrier\": \"DHL\"}").ok();

        int rewritten = 0;
        for (Map<String, Object> event : writeJdbc.queryForList(
                "select global_index, payload from events where aggregate_id = ? and event_revision = '2'",
                "stock:" + sku)) {
            String old = String.valueOf(event.get("payload"))
                    .replace("\"location\":\"MAIN\",", "")
                    .replace(",\"allocated\":0", "");
            assertThat(old).doesNotContain("location", "allocated");
            rewritten += writeJdbc.update(
                    "update events set payload = ?, event_revision = null where global_index = ?",
                    old,
                    event.get("global_index"));
        }
        assertThat(rewritten).as("received, adjusted, counted, dispatched").isEqualTo(4);

        // A write reads the whole log of the product and answers with what it makes of it.
        JsonNode now = shop.post("/api/stock/" + sku + "/adjustments", "{\"delta\": -1, \"reason\": \"broken\"}")
                .ok();
        assertThat(now.path("onHand").asInt()).isEqualTo(3);
        assertThat(now.path("locations")).hasSize(1);
        assertThat(now.at("/locations/0/location").asString()).isEqualTo("MAIN");
        assertThat(List.of(
                        now.at("/locations/0/onHand").asInt(),
                        now.at("/locations/0/allocated").asInt()))
                .containsExactly(3, 0);
    }
}
