package io.orderfold.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Orders keep coming and are read, while what is read is rebuilt beside them and switched to, again and again. */
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:rebuild-under-load;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.rebuilds.keep-replaced=PT0.2S"
        })
public class RebuildUnderLoadTest extends RunningShopTest {

    private static final int SWITCHES = 4;

    @Test
    void everyReadSucceedsAndNoneGoesBack() throws Exception {
        Traffic traffic = new Traffic(List.of(shop), new Random(20260504));
        traffic.begin();
        try {
            for (int i = 0; i < SWITCHES; i++) {
                JsonNode done = over(shop, shop.post("/api/operations/projections/orders.projection/rebuild"));
                assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("done");
            }
            JsonNode all = over(shop, shop.post("/api/operations/projections/rebuild"));
            assertThat(all.path("state").asString()).as(all.toString()).isEqualTo("done");
            JsonNode verified = over(shop, shop.post("/api/operations/projections/verify"));
            assertThat(verified.at("/comparison/differences").asLong())
                    .as(verified.toString())
                    .isZero();
            assertThat(verified.at("/comparison/rows").asLong()).isPositive();
        } finally {
            traffic.end();
        }

        traffic.assertAllWell();
        JsonNode verified = over(shop, shop.post("/api/operations/projections/verify"));
        assertThat(verified.at("/comparison/differences").asLong())
                .as(verified.toString())
                .isZero();
    }

    static JsonNode over(TestShop shop, TestShop.Answer started) {
        assertThat(started.status()).as(started.response().body()).isEqualTo(202);
        String job = started.header("Location");
        return await(job)
                .atMost(Duration.ofMinutes(2))
                .until(() -> shop.get(job).ok(), view -> List.of("done", "failed", "cancelled")
                        .contains(view.path("state").asString()));
    }
}
