package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running shop as its staff sees it: over HTTP alone, signed in as {@code admin}. */
public final class TestShop {

    /** What the shop under test is started with as {@code orderfold.security.admin-password}. */
    public static final String PASSWORD = "a-password-for-tests";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;

    public TestShop(int port) {
        this.address = "http://localhost:" + port;
    }

    /** What came back: the status, the headers, and the body as JSON, if it is that. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        /** Expects that it went well. */
        public JsonNode ok() {
            assertThat(status()).as(response.body()).isBetween(200, 201);
            return json();
        }

        /** Expects a problem of that status and stable type. */
        public JsonNode refused(int status, String code) {
            assertThat(status()).as(response.body()).isEqualTo(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            JsonNode problem = json();
            assertThat(problem.path("type").asString()).isEqualTo("urn:orderfold:problem:" + code);
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("title").asString()).isNotBlank();
            assertThat(problem.path("detail").asString()).isNotBlank();
            return problem;
        }
    }

    public Answer get(String path) {
        return call("GET", path, null, Map.of("Prefer", "wait=20"));
    }

    public Answer post(String path, String body) {
        return call("POST", path, body, Map.of());
    }

    public Answer post(String path) {
        return call("POST", path, null, Map.of());
    }

    public Answer call(String method, String path, @Nullable String body, Map<String, String> headers) {
        try {
            return send(method, path, body, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #call}, for a shop that may be dying. */
    public Answer send(String method, String path, @Nullable String body, Map<String, String> headers)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + base64("admin:" + PASSWORD))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A product nobody else sells, with so many in stock. */
    public String product(String price, int inStock) {
        String sku = "SKU-" + UUID.randomUUID();
        post("/api/products", """
                        {"sku": "%s", "name": "A thing", "unitPrice": {"amount": "%s", "currency": "EUR"}}""".formatted(sku, price)).ok();
        if (inStock > 0) {
            receive(sku, inStock);
        }
        return sku;
    }

    public void receive(String sku, int quantity) {
        post("/api/stock/" + sku + "/receipts", "{\"quantity\": " + quantity + ", \"reason\": \"delivery\"}")
                .ok();
    }

    public String customer() {
        return post("/api/customers", "{\"name\": \"Ada Sample\", \"email\": \"ada@example.org\"}")
                .ok()
                .path("customerId")
                .asString();
    }

    /** The id of a new draft of one line. */
    public String draft(String customer, String sku, int quantity) {
        return post("/api/orders", draftBody(customer, sku, quantity))
                .ok()
                .path("orderId")
                .asString();
    }

    public static String draftBody(String customer, String sku, int quantity) {
        return """
               {"customerId": "%s", "currency": "EUR", "lines": [{"sku": "%s", "quantity": %d}]}""".formatted(customer, sku, quantity);
    }

    /** The id of an order of one line that has just been placed. */
    public String placed(String customer, String sku, int quantity) {
        String order = draft(customer, sku, quantity);
        post("/api/orders/" + order + "/place").ok();
        return order;
    }

    public JsonNode order(String order) {
        return get("/api/orders/" + order).ok();
    }

    public JsonNode stock(String sku) {
        return get("/api/stock/" + sku).ok();
    }

    /** The order's shipments, the oldest first. */
    public JsonNode shipments(String order) {
        return get("/api/orders/" + order + "/shipments").ok().path("items");
    }

    public JsonNode payments(String order) {
        return get("/api/orders/" + order + "/payments").ok().path("items");
    }

    public JsonNode awaitOrder(String order, Predicate<JsonNode> condition) {
        return await("order " + order, "/api/orders/" + order, condition);
    }

    public JsonNode awaitStatus(String order, String status) {
        return awaitOrder(order, view -> view.path("status").asString().equals(status));
    }

    public JsonNode awaitStock(String sku, Predicate<JsonNode> condition) {
        return await("stock of " + sku, "/api/stock/" + sku, condition);
    }

    /** The only shipment of an order, once it has been made. */
    public String awaitShipment(String order) {
        return await("shipment of " + order, "/api/orders/" + order + "/shipments", page -> !page.path("items")
                        .isEmpty())
                .at("/items/0/shipmentId")
                .asString();
    }

    private JsonNode await(String what, String path, Predicate<JsonNode> condition) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(path).ok(), condition);
    }
}
