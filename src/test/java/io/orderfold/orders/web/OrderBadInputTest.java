package io.orderfold.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop;
import io.orderfold.TestShop.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an order can't be asked: each a problem of a stable type, and the log is as it was. */
class OrderBadInputTest extends RunningShopTest {

    private String customer;
    private String sku;
    private String draft;
    private String orderStreams;

    @BeforeEach
    void openShop() {
        customer = shop.customer();
        sku = shop.product("10.00", 0);
        draft = shop.draft(customer, sku, 2);
        orderStreams = ordersInTheLog();
    }

    @AfterEach
    void nothingWasRecorded() {
        assertThat(ordersInTheLog()).isEqualTo(orderStreams);
    }

    /** How many events the orders of this test's customer and this draft have. */
    private String ordersInTheLog() {
        return writeJdbc.queryForObject(
                "select count(*) from events where aggregate_type = 'Order' and (aggregate_id = ? or payload like ?)",
                String.class,
                draft,
                "%" + customer + "%");
    }

    /** From here on what has happened on purpose does not count. */
    private void countFromHere() {
        orderStreams = ordersInTheLog();
    }

    @ParameterizedTest(name = "{0} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"sku": "SKU", "quantity": 0}                       | 400 | quantity-out-of-range
                    {"sku": "SKU", "quantity": -1}                      | 400 | quantity-out-of-range
                    {"sku": "SKU", "quantity": 1000001}                 | 400 | quantity-out-of-range
                    {"sku": "SKU", "quantity": 2147483648}              | 400 | quantity-out-of-range
                    {"sku": "SKU", "quantity": 99999999999999999999999} | 400 | malformed-json
                    {"sku": "SKU", "quantity": 1.5}                     | 400 | malformed-field
                    {"sku": "SKU", "quantity": 1e3}                     | 400 | malformed-field
                    {"sku": "SKU", "quantity": "1"}                     | 400 | malformed-field
                    {"sku": "SKU", "quantity": true}                    | 400 | malformed-field
                    {"sku": "SKU", "quantity": null}                    | 400 | field-missing
                    {"sku": "SKU"}                                      | 400 | field-missing
                    {"quantity": 1}                                     | 400 | field-missing
                    {"sku": "", "quantity": 1}                          | 400 | malformed-sku
                    {"sku": "a/b", "quantity": 1}                       | 400 | malformed-sku
                    {"sku": "SKU", "quantity": 1, "colour": "red"}      | 400 | unknown-field
                    {"sku": "SKU", "quantity": 1                        | 400 | malformed-json
                    {"sku": "NO-SUCH", "quantity": 1}                   | 404 | product-not-found
                    """)
    void refusesALine(String line, int status, String code) {
        String body = line.replace("SKU", sku);
        shop.post("/api/orders/" + draft + "/lines", body).refused(status, code);
        shop.post(
                        "/api/orders",
                        "{\"customerId\": \"%s\", \"currency\": \"EUR\", \"lines\": [%s]}".formatted(customer, body))
                .refused(status, code);
    }

    @ParameterizedTest(name = "{0} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"customerId": "no-such", "currency": "EUR", "lines": []}                 | 404 | customer-not-found
                    {"customerId": "CUSTOMER", "currency": "XXX", "lines": []}                | 400 | unknown-currency
                    {"customerId": "CUSTOMER", "currency": "eur", "lines": []}                | 400 | unknown-currency
                    {"customerId": "CUSTOMER", "lines": []}                                   | 400 | field-missing
                    {"currency": "EUR", "lines": []}                                          | 400 | field-missing
                    {"customerId": "CUSTOMER", "currency": "EUR", "lines": [null]}            | 400 | field-missing
                    {"customerId": "CUSTOMER", "currency": "EUR", "lines": {}}                | 400 | malformed-field
                    {"customerId": "CUSTOMER", "currency": "EUR", "discount": 5}              | 400 | unknown-field
                    {"orderId": "17", "customerId": "CUSTOMER", "currency": "EUR"}            | 400 | malformed-order-id
                    {"customerId": "CUSTOMER", "currency": "EUR", "shippingAddress": {"line1": "x", "city": "y", "country": "ZZ"}} | 400 | unknown-country
                    []                                                                        | 400 | malformed-field
                    """)
    void refusesADraft(String body, int status, String code) {
        shop.post("/api/orders", body.replace("CUSTOMER", customer)).refused(status, code);
    }

    @Test
    void namesWhatDoesNotExist() {
        String nobody = UUID.randomUUID().toString();
        JsonNode problem = shop.get("/api/orders/" + nobody).refused(404, "order-not-found");
        assertThat(problem.path("id").asString()).isEqualTo(nobody);
        problem = shop.post("/api/orders/" + nobody + "/place").refused(404, "order-not-found");
        assertThat(problem.path("id").asString()).isEqualTo(nobody);
        problem = shop.post("/api/orders/" + draft + "/lines", "{\"sku\": \"NO-SUCH\", \"quantity\": 1}")
                .refused(404, "product-not-found");
        assertThat(problem.path("id").asString()).isEqualTo("NO-SUCH");
        problem =
                shop.post("/api/orders", TestShop.draftBody("no-such", sku, 1)).refused(404, "customer-not-found");
        assertThat(problem.path("id").asString()).isEqualTo("no-such");
        call("PATCH", "/lines/9", "{\"quantity\": 1}").refused(404, "order-line-not-found");
        shop.get("/api/orders/17").refused(404, "order-not-found");
    }

    @Test
    void refusesACurrencyTheProductHasNoPriceIn() {
        shop.post("/api/orders", TestShop.draftBody(customer, sku, 1).replace("EUR", "GBP"))
                .refused(409, "no-price-in-currency");
    }

    @Test
    void answersTheSameOrderAgainAndRefusesAnotherUnderItsId() {
        String id = UUID.randomUUID().toString();
        String body = TestShop.draftBody(customer, sku, 1).replaceFirst("\\{", "{\"orderId\": \"" + id + "\", ");
        JsonNode first = shop.post("/api/orders", body).ok();
        countFromHere();

        Answer again = shop.post("/api/orders", body);
        assertThat(again.ok()).isEqualTo(first);
        assertThat(again.header("ETag")).isEqualTo("\"0\"");
        assertThat(again.header("Location")).isEqualTo("/api/orders/" + id);
        shop.post("/api/orders", body.replace("\"quantity\": 1", "\"quantity\": 2"))
                .refused(409, "order-id-taken");
    }

    @Test
    void refusesAStaleVersion() {
        shop.post("/api/orders/" + draft + "/lines", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku))
                .ok();
        countFromHere();

        JsonNode problem = shop.call("POST", "/api/orders/" + draft + "/place", null, Map.of("If-Match", "\"0\""))
                .refused(412, "stale-version");
        assertThat(problem.path("expectedVersion").asInt()).isZero();
        assertThat(problem.path("actualVersion").asInt()).isEqualTo(1);
        shop.call("POST", "/api/orders/" + draft + "/place", null, Map.of("If-Match", "\"7\""))
                .refused(412, "stale-version");
        shop.call("POST", "/api/orders/" + draft + "/place", null, Map.of("If-Match", "one"))
                .refused(400, "malformed-if-match");
    }

    @Test
    void refusesWhatTheStateDoesNotAllow() {
        shop.post("/api/orders/" + draft + "/hold", "{\"reason\": \"r\"}").refused(409, "wrong-state");
        shop.post("/api/orders/" + draft + "/complete").refused(409, "wrong-state");
        shop.post("/api/orders/" + draft + "/payments").refused(409, "wrong-state");
        shop.post("/api/orders/" + draft + "/cancel", "{\"reason\": \"r\"}").ok();
        countFromHere();

        shop.post("/api/orders/" + draft + "/place").refused(409, "wrong-state");
        shop.post("/api/orders/" + draft + "/cancel", "{\"reason\": \"r\"}").refused(409, "wrong-state");
        shop.post("/api/orders/" + draft + "/lines", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku))
                .refused(409, "wrong-state");
    }

    @Test
    void refusesToPlaceAnEmptyOrder() {
        call("DELETE", "/lines/1", null).ok();
        countFromHere();

        shop.post("/api/orders/" + draft + "/place").refused(409, "empty-order");
    }

    @Test
    void refusesATotalThatMoneyCannotCount() {
        String crown = shop.product("999999999999999999.00", 0);

        shop.post("/api/orders/" + draft + "/lines", "{\"sku\": \"%s\", \"quantity\": 1000000}".formatted(crown))
                .refused(400, "amount-too-large");
        assertThat(shop.order(draft).path("version").asInt()).isZero();
    }

    @Test
    void wantsAReason() {
        shop.post("/api/orders/" + draft + "/cancel", "{}").refused(400, "field-missing");
        shop.post("/api/orders/" + draft + "/cancel", "{\"reason\": \" \"}").refused(400, "text-missing");
        shop.post("/api/orders/" + draft + "/cancel").refused(400, "malformed-body");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit-out-of-range",
        "limit=201, limit-out-of-range",
        "limit=x, malformed-parameter",
        "sort=colour, unknown-sort",
        "status=LOST, malformed-parameter",
        "from=yesterday, malformed-parameter",
        "customer=%20, malformed-customer-id",
        "cursor=nonsense, malformed-cursor"
    })
    void refusesAListThatCannotBe(String parameter, String code) {
        shop.get("/api/orders?" + parameter).refused(400, code);
    }

    @Test
    void refusesTwoMomentsAtOnce() {
        shop.get("/api/orders/" + draft + "?version=0&asOf=2026-01-01T00:00:00Z")
                .refused(400, "one-moment-only");
        shop.get("/api/orders/" + draft + "?minVersion=9").refused(400, "version-not-written");
    }

    private Answer call(String method, String path, String body) {
        return shop.call(method, "/api/orders/" + draft + path, body, Map.of());
    }
}
