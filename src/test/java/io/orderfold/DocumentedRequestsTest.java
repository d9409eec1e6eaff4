package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.TestShop.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the documentation tells its reader to send is sent, and answered as it says. */
@TestPropertySource(
        properties = "spring.datasource.url=jdbc:h2:mem:documented-requests;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
class DocumentedRequestsTest extends RunningShopTest {

    @Test
    void keepsWhatIsKnownOfACustomer() {
        shop.post("/api/customers", "{\"customerId\": \"c-2002\", \"name\": \"Ada Sample\"}")
                .ok();
        DocumentedRequests page = new DocumentedRequests(shop, "customers.md", Map.of());

        assertThat(page.send().ok().at("/addresses/0/city").asString()).isEqualTo("Berlin");
        Answer added = page.send();
        assertThat(added.ok().at("/addresses/1/label").asString()).isEqualTo("work");
        assertThat(added.header("Location")).endsWith("/addresses/21");
        assertThat(page.send().ok().at("/addresses/1/defaultFor/0").asString()).isEqualTo("billing");
        assertThat(page.send().ok().at("/consents/0/given").asBoolean()).isTrue();
        assertThat(page.send().ok().at("/mergedInto").asString()).isEqualTo("c-2002");
        assertThat(page.send().ok().at("/name").asString()).isEqualTo("Bob Example");
        assertThat(page.send().ok().at("/name").asString()).isEqualTo("(erased)");
        assertThat(page.send().ok().at("/items").isArray()).isTrue();
        assertThat(page.areAllSent()).isTrue();
    }

    @Test
    void setsTaxesShippingAndCouponsAndGivesADiscount() {
        String order = shop.draft(shop.customer(), shop.product("100.00", 1), 1);
        DocumentedRequests page = new DocumentedRequests(shop, "pricing.md", Map.of("ORDER", order));
        try {
            assertThat(page.send().ok().at("/rates/0/percent").asString()).isEqualTo("19");
            assertThat(page.send().ok().at("/pricesIncludeTax").asBoolean()).isTrue();
        } finally {
            // Other tests have addresses there.
            String germany = "/api/tax-regions/DE";
            String nothing = "{\"percent\": \"0\", \"validFrom\": \"2021-01-01\"}";
            shop.call("PUT", germany + "/rates/standard", nothing, Map.of()).ok();
            shop.call("PUT", germany + "/prices-include-tax", "{\"included\": false}", Map.of())
                    .ok();
        }
        assertThat(page.send().ok().at("/prices/0/freeFrom/amount").asString()).isEqualTo("50.00");
        assertThat(page.send().ok().at("/code").asString()).isEqualTo("SUMMER-10");
        assertThat(page.send().ok().at("/total/amount").asString()).isEqualTo("95.00");
        assertThat(page.areAllSent()).isTrue();
    }

    private String delivered() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 3), 2);
        String shipment = "/api/shipments/" + shop.awaitShipment(order);
        shop.post(shipment + "/pack").ok();
        shop.post(shipment + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
        shop.post(shipment + "/deliver").ok();
        shop.awaitStatus(order, "COMPLETED");
        return order;
    }

    @Test
    void takesGoodsBackAndRefundsThem() {
        DocumentedRequests page = new DocumentedRequests(shop, "returns.md", Map.of("ORDER", delivered()));

        String id = page.send().ok().at("/returnId").asString();
        assertThat(page.send().ok().has("returnBy")).isFalse();
        assertThat(page.send().ok().has("items")).isTrue();
        page.put("RETURN", id);
        shop.post("/api/returns/" + id + "/approve").ok();
        shop.post("/api/returns/" + id + "/receive", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2}]}")
                .ok();
        assertThat(page.send().ok().at("/lines/0/damaged").asInt()).isEqualTo(1);
        assertThat(page.send().ok().at("/refunded/amount").asString()).isEqualTo("17.50");
        String other = delivered();
        String exchanged = "/api/returns/"
                + shop.post("/api/orders/" + other + "/returns", """
                                {"lines": [{"lineId": "1", "quantity": 1, "reason": "UNWANTED"}]}""")
                        .ok()
                        .at("/returnId")
                        .asString();
        shop.post(exchanged + "/approve").ok();
        shop.post(exchanged + "/receive", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                .ok();
        page.put("RETURN", exchanged.substring("/api/returns/".length()));
        page.put("SKU", shop.product("4.00", 9));
        JsonNode exchange = page.send().ok();
        assertThat(exchange.at("/exchanged/amount").asString()).isEqualTo("4.00");
        assertThat(exchange.at("/refunded/amount").asString()).isEqualTo("6.00");
        page.put("BROKEN", other);
        assertThat(page.send().ok().at("/tags/0").asString()).isEqualTo("replacement");
        assertThat(page.areAllSent()).isTrue();
    }

    @Test
    void countsStockAndSaysWhatIsLow() {
        shop.post("/api/products", """
                {"sku": "MUG-1", "name": "Mug", "unitPrice": {"amount": "9.90", "currency": "EUR"}}
                """).ok();
        DocumentedRequests page = new DocumentedRequests(shop, "stock.md", Map.of());

        assertThat(page.send().ok().at("/onHand").asInt()).isEqualTo(120);
        assertThat(page.send().ok().at("/available").asInt()).isEqualTo(115);
        assertThat(page.send().ok().at("/items").isEmpty()).isTrue();
        page.send().refused(412, "stale-version");
        assertThat(page.send().ok().at("/locations/1/name").asString()).isEqualTo("Warehouse north, hall 2");
        assertThat(page.send().ok().at("/rule").asString()).isEqualTo("nearest");
        assertThat(page.send().ok().at("/onHand").asInt()).isEqualTo(170);
        shop.awaitStock("MUG-1", stock -> stock.path("onHand").asInt() == 170);
        assertThat(page.send().ok().at("/items/0/sku").asString()).isEqualTo("MUG-1");
        assertThat(page.send().ok().at("/inTransit").asInt()).isEqualTo(40);
        assertThat(page.send().ok().at("/onHand").asInt()).isEqualTo(169);
        assertThat(page.areAllSent()).isTrue();
    }

    @Test
    void holdsTagsAnnotatesAndExplainsAnOrder() {
        String order = shop.placed(shop.customer(), shop.product("5.00", 0), 1);
        shop.awaitOrder(order, view -> view.path("onHold").asBoolean());
        String edited = shop.placed(shop.customer(), shop.product("4.00", 9), 2);
        shop.awaitStatus(edited, "CONFIRMED");
        DocumentedRequests page =
                new DocumentedRequests(shop, "orders.md", Map.of("ORDER", edited, "SKU", shop.product("4.00", 9)));

        page.put("DRAFT", shop.draft(shop.customer(), shop.product("4.00", 9), 2));
        page.put("SOON", Instant.now().plusSeconds(3600).toString());
        assertThat(page.send().ok().has("reservation")).isTrue();
        assertThat(page.send().ok().at("/quote/total/amount").asString()).isEqualTo("8.00");
        assertThat(page.send().ok().at("/status").asString()).isEqualTo("PLACED");
        JsonNode preview = page.send().ok().at("/edit");
        assertThat(preview.at("/before/amount").asString()).isEqualTo("8.00");
        assertThat(preview.at("/after/amount").asString()).isEqualTo("16.00");
        assertThat(preview.at("/toPay/amount").asString()).isEqualTo("8.00");
        assertThat(page.send().ok().at("/lines/1/quantity").asInt()).isEqualTo(3);
        assertThat(page.send().ok().at("/total/amount").asString()).isEqualTo("12.00");
        String shipped = shop.placed(shop.customer(), shop.product("4.00", 9), 2);
        shop.awaitStatus(shipped, "CONFIRMED");
        String parcel = "/api/shipments/" + shop.awaitShipment(shipped);
        shop.post(parcel + "/pack").ok();
        shop.post(parcel + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
        shop.awaitOrder(shipped, view -> view.path("paymentStatus").asString().equals("PAID"));
        page.put("SHIPPED", shipped);
        assertThat(page.send().ok().at("/total/amount").asString()).isEqualTo("4.00");
        assertThat(page.send().ok().at("/credit/amount").asString()).isEqualTo("50.00");

        assertThat(page.send().ok().at("/priority").asInt()).isEqualTo(5);
        assertThat(page.send().ok().at("/cancelCause").asString()).isEqualTo("customer");

        page.put("ORDER", order);
        assertThat(page.send().ok().at("/holds/1/kind").asString()).isEqualTo("fraud");
        assertThat(page.send().ok().at("/tags/0").asString()).isEqualTo("call-first");
        shop.awaitOrder(order, view -> !view.path("tags").isEmpty());
        assertThat(page.send().ok().at("/items/0/orderId").asString()).isEqualTo(order);
        assertThat(page.send().ok().at("/notes/0/text").asString()).isEqualTo("Her neighbour takes parcels");
        String unpaid = shop.placed(shop.customer(), shop.product("5.13", 1), 1);
        shop.awaitOrder(unpaid, view -> view.has("payBy"));
        page.put("UNPAID", unpaid);
        assertThat(page.send().ok().at("/items/0/kind").asString()).isEqualTo("payment");
        assertThat(page.send().ok().has("payBy")).isFalse();
        JsonNode bulk = page.send().ok();
        assertThat(bulk.at("/items/0/done").asBoolean()).isTrue();
        assertThat(bulk.at("/items/1/problem/type").asString()).endsWith(":order-not-found");
        page.put("CANCELLED", edited);
        assertThat(page.send().ok().has("archivedAt")).isTrue();
        shop.awaitOrder(edited, view -> view.has("archivedAt"));
        assertThat(page.send().ok().at("/items/0/orderId").asString()).isEqualTo(edited);
        assertThat(page.send().ok().path("archived").asInt()).isZero();
        assertThat(page.send().ok().at("/steps/0/event").asString()).isEqualTo("OrderDrafted");
        assertThat(page.areAllSent()).isTrue();
    }

    @Test
    void tellsWhatCameInBetween() throws Exception {
        String order = shop.draft(shop.customer(), shop.product("5.00", 0), 1);
        String path = "/api/orders/" + order;
        for (int quantity = 2; quantity <= 3; quantity++) {
            shop.call("PATCH", path + "/lines/1", "{\"quantity\": " + quantity + "}", Map.of())
                    .ok();
        }
        shop.post(path + "/place").ok();
        // It is held as short, by itself: the hold that the page tells of.
        shop.awaitOrder(order, view -> view.path("version").asLong() == 4);
        DocumentedRequests page = new DocumentedRequests(shop, "conflicts.md", Map.of("ORDER", order));

        JsonNode problem = page.send().refused(412, "stale-version");
        assertThat(problem.propertyNames()).containsExactlyInAnyOrderElementsOf(shown().propertyNames());
        assertThat(problem.at("/currentVersion")).isEqualTo(shown().at("/currentVersion"));
        assertThat(problem.at("/events/0/type")).isEqualTo(shown().at("/events/0/type"));
        assertThat(problem.at("/events/0/version")).isEqualTo(shown().at("/events/0/version"));
        assertThat(page.send().ok().at("/shippingAddress/city").asString()).isEqualTo("Dublin");
        assertThat(page.areAllSent()).isTrue();
    }

    private static JsonNode shown() throws Exception {
        Matcher json = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/conflicts.md")));
        assertThat(json.find()).isTrue();
        return JsonMapper.shared().readTree(json.group(1));
    }
}
