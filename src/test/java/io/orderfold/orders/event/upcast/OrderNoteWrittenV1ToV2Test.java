package io.orderfold.orders.event.upcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A log of when notes were for the staff alone, read by the running application. */
class OrderNoteWrittenV1ToV2Test extends RunningShopTest {

    @Test
    void showsOldNotesToTheStaffOnly() {
        String order = shop.draft(shop.customer(), shop.product("5.00", 1), 1);
        JsonNode noted = shop.post(
                        "/api/orders/" + order + "/notes", "{\"text\": \"Rings twice\", \"audience\": \"customer\"}")
                .ok();
        assertThat(noted.at("/notes/0/audience").asString()).isEqualTo("customer");
        String payload = writeJdbc.queryForObject(
                "select payload from events where aggregate_id = ? and event_type like '%OrderNoteWritten'",
                String.class, order);
        String old = payload.replace(",\"audience\":\"customer\"", "");
        assertThat(old).doesNotContain("audience");
        assertThat(writeJdbc.update(
                        "update events set payload = ?, event_revision = null"
                                + " where aggregate_id = ? and event_type like '%OrderNoteWritten'",
                        old, order))
                .isEqualTo(1);

        JsonNode now = shop.get("/api/orders/" + order + "?version="
                        + noted.path("version").asLong())
                .ok();
        assertThat(now.at("/notes/0/text").asString()).isEqualTo("Rings twice");
        assertThat(now.at("/notes/0/audience").asString()).isEqualTo("staff");
    }
}
