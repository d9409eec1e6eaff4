package io.orderfold.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.access.Role;
import io.orderfold.catalogue.ProductDirectory;
import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.SmallShopTest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProductControllerTest extends SmallShopTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private ProductDirectory directory;

    private String sku;

    @BeforeEach
    void choose() {
        sku = "WEB-" + NUMBER.incrementAndGet();
    }

    private static String product(String sku, String amount) {
        return """
                {"sku": "%s", "name": "Mug, blue", "unitPrice": {"amount": "%s", "currency": "EUR"}}
                """.formatted(sku, amount);
    }

    private static String price(String amount, String currency) {
        return """
                {"unitPrice": {"amount": "%s", "currency": "%s"}}
                """.formatted(amount, currency);
    }

    private void nothingThere() {
        get("/api/products/" + sku).refused(404, "product-not-found", null);
    }

    @Test
    void registersAProduct() {
        Answer answer = post("/api/products", product(sku, "19.9"));
        JsonNode product = answer.ok(201);
        assertThat(answer.header("Location")).endsWith("/api/products/" + sku);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(product.at("/sku").asString()).isEqualTo(sku);
        assertThat(product.at("/unitPrice/amount").isString()).isTrue();
        assertThat(product.at("/unitPrice/amount").asString()).isEqualTo("19.90");
        assertThat(product.at("/unitPrice/currency").asString()).isEqualTo("EUR");
        assertThat(product.at("/taxCategory").asString()).isEqualTo("standard");
        assertThat(product.at("/backorderable").asBoolean()).isFalse();
        assertThat(product.at("/discontinued").asBoolean()).isFalse();
        Answer read = get("/api/products/" + sku);
        assertThat(read.ok(200)).isEqualTo(product);
        assertThat(read.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void leadsToASkuWithASpaceInIt() {
        Answer answer = post("/api/products", product(sku + " XL", "1.00"));
        answer.ok(201);
        assertThat(answer.header("Location")).endsWith(sku + "%20XL");
        assertThat(get("/api/products/" + sku + "%20XL").ok(200).at("/sku").asString())
                .isEqualTo(sku + " XL");
    }

    @Test
    void answersTheSameProductAgainAsBefore() {
        JsonNode first = post("/api/products", product(sku, "19.90")).ok(201);
        assertThat(post("/api/products", product(sku, "19.90")).ok(201)).isEqualTo(first);
    }

    @Test
    void refusesAnotherProductUnderATakenSku() {
        post("/api/products", product(sku, "19.90")).ok(201);
        JsonNode problem = post("/api/products", product(sku, "20.00")).refused(409, "sku-taken", null);
        assertThat(problem.at("/sku").asString()).isEqualTo(sku);
        assertThat(get("/api/products/" + sku).ok(200).at("/unitPrice/amount").asString())
                .isEqualTo("19.90");
    }

    @ParameterizedTest
    @CsvSource({
        "19.999, too-many-decimals, unitPrice.amount",
        "-0.01, negative-price, unitPrice.amount",
        "1e3, malformed-amount, unitPrice.amount",
        "9999999999999999999, amount-too-large, unitPrice.amount"
    })
    void refusesAPriceThatIsNone(String amount, String code, String field) {
        post("/api/products", product(sku, amount)).refused(400, code, field);
        nothingThere();
    }

    @Test
    void refusesACurrencyThatIsNone() {
        post("/api/products", product(sku, "1.00").replace("EUR", "EURO"))
                .refused(400, "unknown-currency", "unitPrice.currency");
        nothingThere();
    }

    @Test
    void refusesDecimalsWhereTheCurrencyHasNone() {
        post("/api/products", product(sku, "1.5").replace("EUR", "JPY"))
                .refused(400, "too-many-decimals", "unitPrice.amount");
        nothingThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "two  spaces", "a?b", "tab\\t", ".."})
    void refusesAMalformedSku(String malformed) {
        post("/api/products", product(malformed, "1.00")).refused(400, "malformed-sku", "sku");
    }

    @Test
    void refusesAnUnknownField() {
        post("/api/products", product(sku, "1.00").replace("\"name\"", "\"colour\": \"blue\", \"name\""))
                .refused(400, "unknown-field", "colour");
        nothingThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sku", "name", "unitPrice"})
    void refusesAMissingField(String field) {
        post(
                        "/api/products",
                        product(sku, "1.00")
                                .replace("\"" + field + "\": ", "\"" + field + "\": null, \"x\": ")
                                .replaceFirst(", \"x\": (\"[^\"]*\"|\\{[^}]*})", ""))
                .refused(400, "field-missing", field);
        nothingThere();
    }

    @Test
    void refusesAnAmountThatIsNoText() {
        post("/api/products", product(sku, "1.00").replace("\"1.00\"", "1.00"))
                .refused(400, "malformed-field", "unitPrice.amount");
        nothingThere();
    }

    @Test
    void refusesAMalformedTaxCategory() {
        post("/api/products", product(sku, "1.00").replace("\"name\"", "\"taxCategory\": \"A B\", \"name\""))
                .refused(400, "malformed-tax-category", "taxCategory");
        nothingThere();
    }

    @Test
    void refusesABlankName() {
        post("/api/products", product(sku, "1.00").replace("Mug, blue", " ")).refused(400, "text-missing", "name");
        nothingThere();
    }

    @Test
    void refusesBrokenJson() {
        post("/api/products", "{\"sku\": ").refused(400, "malformed-json", null);
    }

    @Test
    void setsOnePriceACurrency() {
        post("/api/products", product(sku, "19.90")).ok(201);
        Answer dearer = put("/api/products/" + sku + "/price", price("21.00", "EUR"));
        assertThat(dearer.ok(200).at("/unitPrice/amount").asString()).isEqualTo("21.00");
        assertThat(dearer.header("ETag")).isEqualTo("\"1\"");
        JsonNode product =
                put("/api/products/" + sku + "/price", price("25.00", "USD")).ok(200);
        assertThat(product.at("/unitPrice/currency").asString()).isEqualTo("EUR");
        assertThat(product.at("/prices").size()).isEqualTo(2);
        assertThat(product.at("/prices/1/amount").asString()).isEqualTo("25.00");
        assertThat(get("/api/products/" + sku).ok(200)).isEqualTo(product);
    }

    @Test
    void refusesThePriceOfAnUnknownProduct() {
        JsonNode problem =
                put("/api/products/" + sku + "/price", price("1.00", "EUR")).refused(404, "product-not-found", null);
        assertThat(problem.at("/id").asString()).isEqualTo(sku);
        put("/api/products/no%3Fsku/price", price("1.00", "EUR")).refused(404, "product-not-found", null);
    }

    @Test
    void refusesANegativePriceForAProduct() {
        post("/api/products", product(sku, "1.00")).ok(201);
        put("/api/products/" + sku + "/price", price("-1.00", "EUR"))
                .refused(400, "negative-price", "unitPrice.amount");
        put("/api/products/" + sku + "/price", price("1.001", "EUR"))
                .refused(400, "too-many-decimals", "unitPrice.amount");
        put("/api/products/" + sku + "/price", "{}").refused(400, "field-missing", "unitPrice");
        assertThat(get("/api/products/" + sku).ok(200).at("/version").asInt()).isZero();
    }

    @Test
    void refusesAStaleIfMatch() {
        post("/api/products", product(sku, "1.00")).ok(201);
        Answer first = call(
                Role.MANAGER,
                "PUT",
                "/api/products/" + sku + "/price",
                price("2.00", "EUR"),
                Map.of("If-Match", "\"0\""));
        first.ok(200);
        JsonNode problem = call(
                        Role.MANAGER,
                        "PUT",
                        "/api/products/" + sku + "/price",
                        price("3.00", "EUR"),
                        Map.of("If-Match", "\"0\""))
                .refused(412, "stale-version", null);
        assertThat(problem.at("/actualVersion").asInt()).isEqualTo(1);
        call(Role.MANAGER, "DELETE", "/api/products/" + sku, null, Map.of("If-Match", "\"0\""))
                .refused(412, "stale-version", null);
        assertThat(get("/api/products/" + sku).ok(200).at("/unitPrice/amount").asString())
                .isEqualTo("2.00");
    }

    @Test
    void discontinuesOnceAndForAll() {
        post("/api/products", product(sku, "1.00")).ok(201);
        Answer first = delete("/api/products/" + sku);
        assertThat(first.ok(200).at("/discontinued").asBoolean()).isTrue();
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(delete("/api/products/" + sku).header("ETag")).isEqualTo("\"1\"");
        put("/api/products/" + sku + "/price", price("2.00", "EUR")).refused(409, "product-discontinued", null);
        assertThat(get("/api/products/" + sku).ok(200).at("/discontinued").asBoolean())
                .isTrue();
    }

    @Test
    void refusesToDiscontinueAnUnknownProduct() {
        delete("/api/products/" + sku).refused(404, "product-not-found", null);
    }

    @Test
    void refusesToReadAnUnknownProduct() {
        nothingThere();
        get("/api/products/a%3Fb").refused(404, "product-not-found", null);
    }

    @Test
    void registersOnceUnderOneIdempotencyKey() {
        Map<String, String> key = Map.of("Idempotency-Key", sku);
        JsonNode first = call(Role.MANAGER, "POST", "/api/products", product(sku, "1.00"), key)
                .ok(201);
        directory.require(new Sku(sku));
        delete("/api/products/" + sku).ok(200);
        Answer again = call(Role.MANAGER, "POST", "/api/products", product(sku, "1.00"), key);
        assertThat(again.ok(201)).isEqualTo(first);
        assertThat(again.header("ETag")).isEqualTo("\"0\"");
        call(Role.MANAGER, "POST", "/api/products", product(sku + "-other", "1.00"), key)
                .refused(422, "idempotency-key-reused", null);
        get("/api/products/" + sku + "-other").refused(404, "product-not-found", null);
    }

    @Test
    void listsBySkuPageByPage() {
        for (String each : new String[] {"c", "a", "b"}) {
            post("/api/products", product(sku + "-" + each, "1.00")).ok(201);
        }
        delete("/api/products/" + sku + "-b").ok(200);
        String list = "/api/products?q=" + sku.toLowerCase() + "-%20mug";

        JsonNode first = get(list + "&limit=2").ok(200);
        assertThat(first.at("/items").size()).isEqualTo(2);
        assertThat(first.at("/items/0/sku").asString()).isEqualTo(sku + "-a");
        assertThat(first.at("/items/1/sku").asString()).isEqualTo(sku + "-b");
        JsonNode second = get(list + "&limit=2&cursor="
                        + first.at("/nextCursor").asString())
                .ok(200);
        assertThat(second.at("/items").size()).isEqualTo(1);
        assertThat(second.at("/items/0/sku").asString()).isEqualTo(sku + "-c");
        assertThat(second.has("nextCursor")).isFalse();

        assertThat(get(list + "&discontinued=true").ok(200).at("/items").size()).isEqualTo(1);
        assertThat(get(list + "&discontinued=false").ok(200).at("/items").size())
                .isEqualTo(2);
        assertThat(get(list + "%25").ok(200).at("/items").size()).isZero();
    }

    @Test
    void refusesAListThatMakesNoSense() {
        get("/api/products?limit=0").refused(400, "limit-out-of-range", "limit");
        get("/api/products?limit=201").refused(400, "limit-out-of-range", "limit");
        get("/api/products?cursor=abc").refused(400, "malformed-cursor", "cursor");
        get("/api/products?discontinued=maybe").refused(400, "malformed-parameter", "discontinued");
    }

    @Test
    void leavesPricesToManagers() {
        call(Role.CLERK, "POST", "/api/products", product(sku, "1.00"), Map.of())
                .refused(403, "forbidden", null);
        nothingThere();
    }

    @Test
    void takesAndAnswersWhatItsDocumentShows() {
        JsonNode example = JsonMapper.shared().readTree(ProductExamples.PRODUCT);
        post("/api/products", ProductExamples.REGISTRATION).ok(201);
        JsonNode product =
                put("/api/products/MUG-1/price", ProductExamples.PRICE).ok(200);
        assertThat(product.propertyNames()).containsExactlyInAnyOrderElementsOf(example.propertyNames());
        post("/api/products", ProductExamples.REGISTRATION.replace("19.90", "19.99"))
                .refused(409, "sku-taken", null);

        JsonNode document =
                call(Role.OPERATOR, "GET", "/v3/api-docs", null, Map.of()).ok(200);
        JsonNode answer = document.at("/paths/~1api~1products/post/responses/201/content/application~1json");
        assertThat(answer.at("/example")).isEqualTo(example);
        assertThat(answer.at("/schema/$ref").asString()).endsWith("/ProductView");
    }
}
