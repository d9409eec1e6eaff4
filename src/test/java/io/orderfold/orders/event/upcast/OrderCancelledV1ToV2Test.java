package io.orderfold.orders.event.upcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A log that an older release has written to, read by the running application. */
class OrderCancelledV1ToV2Test extends RunningShopTest {

    @Test
    void readsWhatWasCancelledBeforeThereWereChoices() {
        String order = shop.placed(shop.customer(), shop.product("5.00", 1), 1);
        shop.awaitStatus(order, "CONFIRMED");
        shop.post("/api/orders/" + order + "/cancel", """
                        {"reason": "changed my mind", "cause": "customer"}""").ok();
        shop.awaitStatus(order, "CANCELLED");
        int rewritten = 0;
        for (String payload : writeJdbc.queryForList(
                "select payload from events where aggregate_id = ? and event_type like '%OrderCancelled'",
                String.class, order)) {
            String old = payload.replace("\"cause\":\"customer\",", "")
                    .replace("\"restock\":true,", "")
                    .replace("\"refund\":true,", "");
            assertThat(old).doesNotContain("cause", "restock", "refund");
            rewritten += writeJdbc.update(
                    "update events set payload = ?, event_revision = null"
                            + " where aggregate_id = ? and event_type like '%OrderCancelled'",
                    old, order);
        }
        assertThat(rewritten).isEqualTo(1);

        JsonNode now = shop.get("/api/orders/" + order).ok();
        Answer then = shop.get(
                "/api/orders/" + order + "?version=" + now.path("version").asLong());
        assertThat(then.ok().path("status").asString()).isEqualTo("CANCELLED");
        assertThat(then.ok().path("cancelCause").asString()).isEqualTo("other");
        assertThat(then.ok().path("cancelReason").asString()).isEqualTo("changed my mind");
    }
}
