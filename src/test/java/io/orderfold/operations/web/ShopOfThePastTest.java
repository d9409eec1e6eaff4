package io.orderfold.operations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * A shop in which anything may happen, that is asked everything at some moments. Later it is asked how it was then, and must
 * answer the same to the letter.
 */
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:shop-of-the-past;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.past-views.most=3"
        })
public class ShopOfThePastTest extends RunningShopTest {

    private static final int MOMENTS = 6;
    private static final int STEPS = 40;

    private static final List<String> LISTS = List.of(
            "/api/orders?limit=200&archived=include",
            "/api/orders?limit=3",
            "/api/orders?limit=3&sort=total",
            "/api/orders?limit=3&sort=-total",
            "/api/orders?limit=4&sort=orderNumber&archived=include",
            "/api/orders?limit=4&sort=-orderNumber",
            "/api/orders?limit=4&sort=orderedAt",
            "/api/orders?archived=only",
            "/api/orders?status=DRAFT",
            "/api/orders?status=PLACED,CONFIRMED&limit=3",
            "/api/orders?status=CANCELLED,COMPLETED",
            "/api/orders?payment=UNPAID&limit=200",
            "/api/orders?payment=AUTHORIZED,PAID,PARTIALLY_PAID&limit=200",
            "/api/orders?fulfilment=SHIPPED,DELIVERED,PARTIALLY_RETURNED,RETURNED",
            "/api/orders?onHold=true",
            "/api/orders?tag=vip",
            "/api/customers?limit=200",
            "/api/customers?limit=2",
            "/api/products?limit=200",
            "/api/products?limit=2&q=thing",
            "/api/products?discontinued=true",
            "/api/stock?limit=200",
            "/api/stock?low=true",
            "/api/stock?location=MAIN&limit=2",
            "/api/shipments?limit=200",
            "/api/shipments?status=ALLOCATED&sort=allocatedAt&limit=2",
            "/api/shipments?status=PACKED,DELIVERED",
            "/api/returns?limit=200",
            "/api/returns?status=REQUESTED",
            "/api/deadlines?limit=200",
            "/api/deadlines?kind=payment&limit=2",
            "/api/coupons",
            "/api/shipping-methods",
            "/api/tax-regions");

    private final Random random = new Random(seed());
    private final List<String> customers = new ArrayList<>();
    private final List<String> skus = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();
    private final Set<String> payments = new LinkedHashSet<>();
    private final Set<String> shipments = new LinkedHashSet<>();
    private final Set<String> returns = new LinkedHashSet<>();
    private final Set<String> coupons = new LinkedHashSet<>();
    private final Map<String, Integer> done = new TreeMap<>();

    private static long seed() {
        return Long.getLong("orderfold.seed", 19L);
    }

    @Test
    void answersAsItDidThen() {
        Instant before = Instant.now();
        skus.add(shop.product("12.50", 30));
        customers.add(shop.customer());
        Map<Instant, Map<String, Answer>> recorded = new LinkedHashMap<>();
        for (int moment = 0; moment < MOMENTS; moment++) {
            for (int step = 0; step < STEPS; step++) {
                anything();
            }
            awaitQuiet();
            Instant now = Instant.now();
            recorded.put(now, everything(""));
            await().until(() -> Instant.now().isAfter(now.plusMillis(2)));
        }
        assertThat(done.keySet()).as("what went well, of seed " + seed()).hasSizeGreaterThan(15);

        recorded.forEach((instant, answers) -> answers.forEach((path, then) -> {
            Answer now = ask(path, instant.toString());
            assertThat(now.status())
                    .as("%s as of %s: %s", path, instant, now.response().body())
                    .isEqualTo(then.status());
            assertThat(now.response().body())
                    .as("%s as of %s, of seed %s", path, instant, seed())
                    .isEqualTo(then.response().body());
            assertThat(now.header("ETag")).as(path).isEqualTo(then.header("ETag"));
        }));
        for (String list : LISTS) {
            assertThat(ask(list, before.toString()).ok().path("items"))
                    .as(list + " before there was anything")
                    .isEmpty();
        }
        followsPages(recorded.keySet().iterator().next());
    }

    /** Each page by the cursor of the one before, as of the same instant: together they are the whole list. */
    private void followsPages(Instant instant) {
        JsonNode whole = ask("/api/orders?limit=200&archived=include&sort=orderNumber", instant.toString())
                .ok()
                .path("items");
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = ask(
                            "/api/orders?limit=2&archived=include&sort=orderNumber"
                                    + (cursor == null ? "" : "&cursor=" + cursor),
                            instant.toString())
                    .ok();
            page.path("items").forEach(order -> found.add(order.path("orderId").asString()));
            cursor = page.path("nextCursor").asString(null);
        } while (cursor != null);
        assertThat(found)
                .isEqualTo(whole.valueStream()
                        .map(order -> order.path("orderId").asString())
                        .toList())
                .hasSizeGreaterThan(2);
    }

    private Answer ask(String path, String asOf) {
        return shop.call(
                "GET",
                asOf.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + "asOf=" + asOf,
                null,
                Map.of("Prefer", "wait=30"));
    }

    private Map<String, Answer> everything(String asOf) {
        List<String> paths = new ArrayList<>(LISTS);
        String sku = any(skus);
        Instant from = Instant.now().minusSeconds(2);
        paths.addAll(List.of(
                "/api/orders?customer=" + any(customers),
                "/api/orders?customer=" + customers.get(0),
                "/api/orders?sku=" + sku + "&limit=3",
                "/api/orders?q=" + any(customers),
                "/api/orders?from=" + from + "&limit=200",
                "/api/orders?to=" + from + "&limit=200",
                "/api/products?q=" + sku,
                "/api/locations",
                "/api/tax-regions/DE",
                "/api/shipping-methods/parcel"));
        customers.forEach(customer -> {
            paths.add("/api/customers/" + customer);
            paths.add("/api/customers/" + customer + "/orders");
        });
        skus.forEach(each -> {
            paths.add("/api/products/" + each);
            paths.add("/api/stock/" + each);
        });
        orders.forEach(order -> {
            paths.add("/api/orders/" + order);
            paths.add("/api/orders/" + order + "/explain");
            paths.add("/api/orders/" + order + "/payments");
            paths.add("/api/orders/" + order + "/shipments");
            paths.add("/api/returns?order=" + order);
        });
        payments.forEach(payment -> paths.add("/api/payments/" + payment));
        shipments.forEach(shipment -> paths.add("/api/shipments/" + shipment));
        returns.forEach(each -> paths.add("/api/returns/" + each));
        coupons.forEach(coupon -> paths.add("/api/coupons/" + coupon));
        Map<String, Answer> answers = new LinkedHashMap<>();
        paths.forEach(path -> answers.put(path, ask(path, asOf)));
        return answers;
    }

    private void anything() {
        String order = orders.isEmpty() ? null : any(orders);
        String sku = any(skus);
        String customer = any(customers);
        int n = 1 + random.nextInt(5);
        String why = "\"reason\": \"because\"";
        switch (random.nextInt(order == null ? 17 : 40)) {
            case 0 -> customers.add(shop.customer());
            case 1 -> skus.add(shop.product((1 + random.nextInt(40)) + "." + (20 + 10 * random.nextInt(6)), 4 * n));
            case 2 ->
                did("receive", "POST", "/api/stock/" + sku + "/receipts", "{\"quantity\": " + n + ", " + why + "}");
            case 3 -> did("adjust", "POST", "/api/stock/" + sku + "/adjustments", "{\"delta\": -1, " + why + "}");
            case 4 -> did("reprice", "PUT", "/api/products/" + sku + "/price", """
                        {"unitPrice": {"amount": "%d.40", "currency": "EUR"}}""".formatted(n));
            case 5 -> {
                if (skus.size() > 4) {
                    did("discontinue", "DELETE", "/api/products/" + sku, null);
                }
            }
            case 6 ->
                did("rename", "PATCH", "/api/customers/" + customer, "{\"name\": \"Ada " + UUID.randomUUID() + "\"}");
            case 7 ->
                did(
                        "merge",
                        "POST",
                        "/api/customers/" + customer + "/merge",
                        "{\"into\": \"" + any(customers) + "\", " + why + "}");
            case 8 -> {
                String coupon = "C" + (1 + random.nextInt(4));
                did("coupon", "POST", "/api/coupons", """
                        {"code": "%s", "name": "A tenth", "discount": {"kind": "percent", "percent": "10"}}""".formatted(coupon));
                coupons.add(coupon);
            }
            case 9 -> did("shipping", "PUT", "/api/shipping-methods/parcel", """
                        {"name": "Parcel %d", "prices": [{"price": {"amount": "4.90", "currency": "EUR"}}]}""".formatted(n));
            case 10 ->
                did(
                        "levels",
                        "PUT",
                        "/api/stock/" + sku + "/levels",
                        "{\"safetyStock\": 0, \"lowAt\": 9, " + why + "}");
            case 11 -> did("location", "PUT", "/api/locations/NORTH-" + n, "{\"name\": \"North\"}");
            case 12, 13, 14, 15, 16 -> draft(customer, sku, n);
            case 17 -> did("line", "PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": " + n + "}");
            case 18 ->
                did("add", "POST", "/api/orders/" + order + "/lines", "{\"sku\": \"" + sku + "\", \"quantity\": 1}");
            case 19, 20, 21, 22 -> {
                did("place", "POST", "/api/orders/" + order + "/place", null);
                find(order);
            }
            case 23 -> did("hold", "POST", "/api/orders/" + order + "/hold", "{" + why + "}");
            case 24 -> did("release", "POST", "/api/orders/" + order + "/release", null);
            case 25 -> did("cancel", "POST", "/api/orders/" + order + "/cancel", "{" + why + "}");
            case 26 -> did("tag", "PUT", "/api/orders/" + order + "/tags/vip", null);
            case 27 -> did("untag", "DELETE", "/api/orders/" + order + "/tags/vip", null);
            case 28 -> did("undo", "POST", "/api/orders/" + order + "/undo", "{" + why + "}");
            case 29 -> did("archive", "PUT", "/api/orders/" + order + "/archive", null);
            case 30 -> did("discount", "POST", "/api/orders/" + order + "/coupons", "{\"code\": \"C" + n + "\"}");
            case 31 -> find(order);
            case 32, 33, 34, 35 -> {
                find(order);
                if (!shipments.isEmpty()) {
                    String shipment = "/api/shipments/" + any(List.copyOf(shipments));
                    did("pack", "POST", shipment + "/pack", null);
                    if (random.nextBoolean()) {
                        did("dispatch", "POST", shipment + "/dispatch", "{\"carrier\": \"DHL\"}");
                        did("deliver", "POST", shipment + "/deliver", null);
                    }
                }
            }
            case 36, 37 -> {
                Answer asked = did("return", "POST", "/api/orders/" + order + "/returns", """
                        {"lines": [{"lineId": "1", "quantity": 1, "reason": "UNWANTED"}]}""");
                if (asked.status() == 201) {
                    returns.add(asked.json().path("returnId").asString());
                }
            }
            case 38 -> {
                if (!returns.isEmpty()) {
                    String back = "/api/returns/" + any(List.copyOf(returns));
                    did("approve", "POST", back + "/approve", null);
                    did("take back", "POST", back + "/receive", """
                            {"lines": [{"lineId": "1", "quantity": 1}]}""");
                    did("inspect", "POST", back + "/inspect", """
                            {"lines": [{"lineId": "1", "quantity": 1, "condition": "RESALABLE"}]}""");
                    did("refund", "POST", back + "/refund", null);
                }
            }
            default -> {
                if (!payments.isEmpty()) {
                    did("capture", "POST", "/api/payments/" + any(List.copyOf(payments)) + "/capture", null);
                }
            }
        }
    }

    private void draft(String customer, String sku, int quantity) {
        Answer drafted = did("draft", "POST", "/api/orders", """
                {"customerId": "%s", "currency": "EUR", "lines": [{"sku": "%s", "quantity": %d}],
                 "shippingAddress": {"name": "Ada", "line1": "Long Street 1", "city": "Berlin", "postalCode": "10115",
                 "country": "DE"}}""".formatted(customer, sku, quantity));
        if (drafted.status() == 201) {
            orders.add(drafted.json().path("orderId").asString());
        }
    }

    /** What came of an order by itself. */
    private void find(String order) {
        shop.payments(order)
                .forEach(payment -> payments.add(payment.path("paymentId").asString()));
        shop.shipments(order)
                .forEach(shipment -> shipments.add(shipment.path("shipmentId").asString()));
    }

    /** It may well be refused, but must not fail. */
    private Answer did(String what, String method, String path, String body) {
        Answer answer = shop.call(method, path, body, Map.of());
        assertThat(answer.status()).as(what + ": " + answer.response().body()).isLessThan(500);
        if (answer.status() < 300) {
            done.merge(what, 1, Integer::sum);
        }
        return answer;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
