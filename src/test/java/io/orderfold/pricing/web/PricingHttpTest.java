package io.orderfold.pricing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Coupons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Coupons, taxes and shipping methods as managers keep them; and what they can't be asked, by a problem each. */
class PricingHttpTest extends RunningShopTest {

    @Autowired
    private Coupons coupons;

    private String code;
    private String method;

    @BeforeEach
    void choose() {
        method = "m-" + UUID.randomUUID();
        code = method.toUpperCase(Locale.ROOT);
    }

    private Answer put(String path, String body) {
        return shop.call("PUT", path, body, Map.of());
    }

    private String coupon(String code) {
        return """
               {"code": "%s", "name": "Summer sale", "discount": {"kind": "percent", "percent": "12.50"},
                "validFrom": "2020-06-01T00:00:00Z", "minimum": {"amount": "50", "currency": "EUR"},
                "limitPerCustomer": 1, "limit": 2}""".formatted(code);
    }

    private static String parcel(String price) {
        return """
               {"name": "Parcel", "prices": [%s], "regions": ["de", "AT", "DE"]}""".formatted(price);
    }

    private static final String EUROS = """
            {"price": {"amount": "4.9", "currency": "EUR"}, "freeFrom": {"amount": "50", "currency": "EUR"}}""";

    @Test
    void issuesACouponAndShowsHowOftenItWasUsed() {
        Answer answer = shop.post("/api/coupons", coupon(code.toLowerCase(Locale.ROOT)));
        JsonNode coupon = answer.ok();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/coupons/" + code);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(coupon.at("/code").asString()).isEqualTo(code);
        assertThat(coupon.at("/discount").toString()).isEqualTo("{\"kind\":\"percent\",\"percent\":\"12.5\"}");
        assertThat(coupon.at("/status").asString()).isEqualTo("ISSUED");
        assertThat(coupon.at("/minimum/amount").asString()).isEqualTo("50.00");
        assertThat(coupon.at("/combinable").asBoolean()).isFalse();
        assertThat(coupon.at("/redeemed").asLong()).isZero();
        assertThat(coupon.has("validUntil")).isFalse();
        assertThat(shop.get("/api/coupons/" + code).ok()).isEqualTo(coupon);
        assertThat(shop.post("/api/coupons", coupon(code)).ok()).isEqualTo(coupon);
        shop.post("/api/coupons", coupon(code).replace("\"limit\": 2", "\"limit\": 3"))
                .refused(409, "coupon-code-taken");

        coupons.redeem(new CouponCode(code), "o-1", new CustomerId("ada"), Money.of("50.00", "EUR"));
        coupons.redeem(new CouponCode(code), "o-2", new CustomerId("bob"), Money.of("50.00", "EUR"));
        assertThat(shop.get("/api/coupons/" + code).ok().at("/redeemed").asLong())
                .isEqualTo(2);
        coupons.giveBack(new CouponCode(code), "o-1");
        JsonNode used = shop.get("/api/coupons/" + code).ok();
        assertThat(used.at("/redeemed").asLong()).isEqualTo(1);
        assertThat(used.at("/version").asLong()).isEqualTo(3);
    }

    @Test
    void withdrawsACoupon() {
        shop.post("/api/coupons", coupon(code)).ok();
        String path = "/api/coupons/" + code.toLowerCase(Locale.ROOT) + "/withdraw";
        shop.call("POST", path, null, Map.of("If-Match", "\"4\"")).refused(412, "stale-version");
        JsonNode withdrawn = shop.post(path).ok();
        assertThat(withdrawn.at("/status").asString()).isEqualTo("WITHDRAWN");
        assertThat(shop.post(path).ok()).isEqualTo(withdrawn);
        assertThat(shop.get("/api/coupons/" + code).ok()).isEqualTo(withdrawn);
        assertThat(listed("/api/coupons?status=WITHDRAWN", "code")).contains(code);
        assertThat(listed("/api/coupons?status=ISSUED", "code")).doesNotContain(code);
    }

    @Test
    void listsCouponsByCodePageByPage() {
        for (String letter : List.of("B", "C", "A")) {
            shop.post("/api/coupons", coupon(letter + "-" + code)).ok();
        }
        assertThat(listed("/api/coupons?", "code"))
                .containsSubsequence("A-" + code, "B-" + code, "C-" + code)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    /** Every item of a list, two a page. */
    private List<String> listed(String path, String field) {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = shop.get(path + "&limit=2" + cursor).ok();
            assertThat(page.at("/items").size()).isBetween(1, 2);
            page.at("/items").forEach(item -> found.add(item.path(field).asString()));
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.at("/nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        return found;
    }

    @ParameterizedTest(name = "{0} for {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    "code": "CODE"              | "code": "a b"                                        | malformed-coupon-code
                    "code": "CODE"              | "code": ""                                           | malformed-coupon-code
                    "code": "CODE"              | "code": null                                         | field-missing
                    "name": "Summer sale"       | "name": " "                                          | text-missing
                    "name": "Summer sale"       | "name": null                                         | field-missing
                    "kind": "percent"           | "kind": "gift"                                       | unknown-discount-kind
                    "kind": "percent"           | "kind": "amount"                                     | discount-value-unexpected
                    "kind": "percent"           | "kind": null                                         | discount-kind-missing
                    "percent": "12.50"          | "percent": "101"                                     | percent-out-of-range
                    "percent": "12.50"          | "percent": "0"                                       | percent-out-of-range
                    "percent": "12.50"          | "percent": "1e999999999"                             | malformed-percent
                    "percent": "12.50"          | "percent": "ten"                                     | malformed-percent
                    "percent": "12.50"          | "percent": 12.5                                      | malformed-field
                    , "percent": "12.50"        |                                                      | discount-value-missing
                    "amount": "50"              | "amount": "0"                                        | minimum-not-positive
                    "amount": "50"              | "amount": "50.001"                                   | too-many-decimals
                    "validFrom": "2020-06-01T00:00:00Z" | "validFrom": "June"                          | malformed-field
                    "validFrom": "2020-06-01T00:00:00Z" | "validFrom": "2020-06-01T00:00:00Z", "validUntil": "2020-06-01T00:00:00Z" | coupon-never-valid
                    "limit": 2                  | "limit": 0                                           | coupon-limit-out-of-range
                    "limit": 2                  | "limit": 1.5                                         | malformed-field
                    "limit": 2                  | "limit": 2147483648                                  | coupon-limit-out-of-range
                    "limitPerCustomer": 1       | "limitPerCustomer": -1                               | coupon-limit-out-of-range
                    "limit": 2                  | "most": 2                                            | unknown-field
                    {"kind": "percent", "percent": "12.50"} | {"kind": "amount", "amount": {"amount": "5", "currency": "USD"}} | coupon-currencies-differ
                    {"kind": "percent", "percent": "12.50"} | {"kind": "amount", "amount": {"amount": "0", "currency": "EUR"}} | amount-not-positive
                    {"kind": "percent", "percent": "12.50"} | null                                     | field-missing
                    """)
    void refusesACoupon(String right, String wrong, String problem) {
        String body = coupon("CODE").replace(right, wrong == null ? "" : wrong);
        assertThat(body).isNotEqualTo(coupon("CODE"));
        shop.post("/api/coupons", body.replace("CODE", code)).refused(400, problem);
        shop.get("/api/coupons/" + code).refused(404, "coupon-not-found");
    }

    @Test
    void keepsTheTaxesOfARegion() {
        String norway = "/api/tax-regions/NO";
        shop.get(norway).refused(404, "tax-region-not-found");
        put("/api/tax-regions/no/rates/standard", "{\"percent\": \"25.00\", \"validFrom\": \"2005-01-01\"}")
                .ok();
        put(norway + "/rates/food", "{\"percent\": \"15\", \"validFrom\": \"2013-01-01\"}")
                .ok();
        put(norway + "/rates/standard", "{\"percent\": \"24.5\", \"validFrom\": \"2004-01-01\"}")
                .ok();
        Answer answer = put(norway + "/prices-include-tax", "{\"included\": true}");

        JsonNode region = answer.ok();
        assertThat(answer.header("ETag")).isEqualTo("\"3\"");
        assertThat(region.at("/region").asString()).isEqualTo("NO");
        assertThat(region.at("/pricesIncludeTax").asBoolean()).isTrue();
        assertThat(region.at("/rates").toString())
                .isEqualTo("[{\"category\":\"food\",\"percent\":\"15\",\"validFrom\":\"2013-01-01\"},"
                        + "{\"category\":\"standard\",\"percent\":\"24.5\",\"validFrom\":\"2004-01-01\"},"
                        + "{\"category\":\"standard\",\"percent\":\"25\",\"validFrom\":\"2005-01-01\"}]");
        assertThat(shop.get(norway).ok()).isEqualTo(region);
        assertThat(put(norway + "/prices-include-tax", "{\"included\": true}").ok())
                .isEqualTo(region);
        assertThat(listed("/api/tax-regions?", "region")).contains("NO").isSorted();
        shop.call("PUT", norway + "/prices-include-tax", "{\"included\": false}", Map.of("If-Match", "\"0\""))
                .refused(412, "stale-version");
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    XX/rates/standard       | {"percent": "19", "validFrom": "2026-01-01"}        | unknown-region
                    Sweden/rates/standard   | {"percent": "19", "validFrom": "2026-01-01"}        | unknown-region
                    SE/rates/No%20such      | {"percent": "19", "validFrom": "2026-01-01"}        | malformed-tax-category
                    SE/rates/standard       | {"percent": "-1", "validFrom": "2026-01-01"}        | percent-out-of-range
                    SE/rates/standard       | {"percent": "100.5", "validFrom": "2026-01-01"}     | percent-out-of-range
                    SE/rates/standard       | {"percent": "1.00001", "validFrom": "2026-01-01"}   | percent-out-of-range
                    SE/rates/standard       | {"percent": 1e999999999, "validFrom": "2026-01-01"} | malformed-field
                    SE/rates/standard       | {"percent": "19%", "validFrom": "2026-01-01"}       | malformed-percent
                    SE/rates/standard       | {"percent": true, "validFrom": "2026-01-01"}        | malformed-field
                    SE/rates/standard       | {"validFrom": "2026-01-01"}                         | field-missing
                    SE/rates/standard       | {"percent": "19"}                                   | field-missing
                    SE/rates/standard       | {"percent": "19", "validFrom": "2026-02-30"}        | malformed-field
                    SE/rates/standard       | {"percent": "19", "validFrom": "1492-10-12"}        | day-out-of-range
                    SE/rates/standard       | {"percent": "19", "validUntil": "2026-01-01"}       | unknown-field
                    SE/prices-include-tax   | {}                                                  | field-missing
                    SE/prices-include-tax   | {"included": "true"}                                | malformed-field
                    XX/prices-include-tax   | {"included": true}                                  | unknown-region
                    """)
    void refusesATax(String path, String body, String problem) {
        put("/api/tax-regions/" + path, body).refused(400, problem);
        shop.get("/api/tax-regions/SE").refused(404, "tax-region-not-found");
    }

    @Test
    void definesChangesAndWithdrawsAShippingMethod() {
        String path = "/api/shipping-methods/" + method;
        shop.get(path).refused(404, "shipping-method-not-found");
        shop.call("DELETE", path, null, Map.of()).refused(404, "shipping-method-not-found");
        JsonNode defined = put(path, parcel(EUROS)).ok();
        assertThat(defined.at("/code").asString()).isEqualTo(method);
        assertThat(defined.at("/prices").toString())
                .isEqualTo("[{\"price\":{\"amount\":\"4.90\",\"currency\":\"EUR\"},"
                        + "\"freeFrom\":{\"amount\":\"50.00\",\"currency\":\"EUR\"}}]");
        assertThat(defined.at("/regions").toString()).isEqualTo("[\"AT\",\"DE\"]");
        assertThat(defined.at("/taxCategory").asString()).isEqualTo("standard");
        assertThat(defined.at("/status").asString()).isEqualTo("OFFERED");
        assertThat(shop.get(path).ok()).isEqualTo(defined);
        assertThat(put(path, parcel(EUROS)).ok()).isEqualTo(defined);

        String dollars = "{\"price\": {\"amount\": \"6\", \"currency\": \"USD\"}}";
        JsonNode changed = put(path, "{\"name\": \"Parcel\", \"prices\": [" + dollars + ", " + EUROS + "]}")
                .ok();
        assertThat(changed.at("/regions").isEmpty()).isTrue();
        assertThat(changed.at("/prices/0/price/amount").asString()).isEqualTo("6.00");
        assertThat(changed.at("/version").asLong()).isEqualTo(1);
        assertThat(listed("/api/shipping-methods?status=OFFERED", "code")).contains(method);

        JsonNode withdrawn = shop.call("DELETE", path, null, Map.of()).ok();
        assertThat(withdrawn.at("/status").asString()).isEqualTo("WITHDRAWN");
        assertThat(shop.get(path).ok()).isEqualTo(withdrawn);
        assertThat(shop.call("DELETE", path, null, Map.of()).ok()).isEqualTo(withdrawn);
        put(path, parcel(EUROS)).refused(409, "shipping-method-withdrawn");
        assertThat(listed("/api/shipping-methods?status=WITHDRAWN", "code"))
                .contains(method)
                .isSorted();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"prices": [EUROS]}                                                        | field-missing
                    {"name": " ", "prices": [EUROS]}                                           | text-missing
                    {"name": "Parcel"}                                                         | field-missing
                    {"name": "Parcel", "prices": []}                                           | shipping-prices-missing
                    {"name": "Parcel", "prices": [null]}                                       | field-missing
                    {"name": "Parcel", "prices": [{}]}                                         | field-missing
                    {"name": "Parcel", "prices": [EUROS, EUROS]}                               | shipping-price-twice
                    {"name": "Parcel", "prices": [{"price": {"amount": "-1", "currency": "EUR"}}]} | negative-price
                    {"name": "Parcel", "prices": [{"price": {"amount": "1.001", "currency": "EUR"}}]} | too-many-decimals
                    {"name": "Parcel", "prices": [{"price": {"amount": "1", "currency": "EUR"}, "freeFrom": {"amount": "9", "currency": "USD"}}]} | free-from-in-other-currency
                    {"name": "Parcel", "prices": [{"price": {"amount": "1", "currency": "EUR"}, "freeFrom": {"amount": "-9", "currency": "EUR"}}]} | negative-price
                    {"name": "Parcel", "prices": [EUROS], "regions": ["XX"]}                   | unknown-region
                    {"name": "Parcel", "prices": [EUROS], "regions": [null]}                   | field-missing
                    {"name": "Parcel", "prices": [EUROS], "taxCategory": "No such"}            | malformed-tax-category
                    {"name": "Parcel", "prices": [EUROS], "price": 1}                          | unknown-field
                    """)
    void refusesAShippingMethod(String body, String problem) {
        put("/api/shipping-methods/" + method, body.replace("EUROS", EUROS)).refused(400, problem);
        shop.get("/api/shipping-methods/" + method).refused(404, "shipping-method-not-found");
    }

    @Test
    void namesTheFieldAtFault() {
        JsonNode problem = put("/api/shipping-methods/" + method, parcel(EUROS + ", " + EUROS))
                .refused(400, "shipping-price-twice");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("prices[1].price.currency");
        problem = put(
                        "/api/shipping-methods/" + method,
                        parcel("{\"price\": {\"amount\": \"-1\", \"currency\": \"EUR\"}}"))
                .refused(400, "negative-price");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("prices[0].price.amount");
        problem =
                shop.post("/api/coupons", coupon(code).replace("12.50", "101")).refused(400, "percent-out-of-range");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("discount.percent");
    }

    @Test
    void refusesACodeThatIsNone() {
        put("/api/shipping-methods/No_Such", parcel(EUROS)).refused(400, "malformed-shipping-method-code");
        shop.get("/api/shipping-methods/No_Such").refused(404, "shipping-method-not-found");
        shop.get("/api/coupons/no.such").refused(404, "coupon-not-found");
        shop.post("/api/coupons/no.such/withdraw").refused(404, "coupon-not-found");
        shop.post("/api/coupons/" + code + "/withdraw").refused(404, "coupon-not-found");
        shop.get("/api/tax-regions/Sweden").refused(404, "tax-region-not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "coupons?limit=0, limit-out-of-range",
        "coupons?limit=201, limit-out-of-range",
        "coupons?cursor=nonsense, malformed-cursor",
        "coupons?status=LOST, malformed-parameter",
        "tax-regions?limit=0, limit-out-of-range",
        "tax-regions?cursor=nonsense, malformed-cursor",
        "shipping-methods?limit=x, malformed-parameter",
        "shipping-methods?status=LOST, malformed-parameter",
        "shipping-methods?cursor=nonsense, malformed-cursor"
    })
    void refusesAListThatCannotBe(String list, String problem) {
        shop.get("/api/" + list).refused(400, problem);
    }
}
