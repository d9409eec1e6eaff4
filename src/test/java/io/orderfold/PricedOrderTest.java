package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Money;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders that cost other than the sum of their lines, from the draft to what is given back for a piece. */
class PricedOrderTest extends RunningShopTest {

    private String call(String method, String path, String body) {
        return shop.call(method, path, body, Map.of()).ok().toString();
    }

    private static String amount(JsonNode view, String name) {
        return view.path(name).path("amount").asString();
    }

    /** A coupon of a code of its own, for a tenth off. */
    private String coupon(String terms) {
        String code = "C-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        call("POST", "/api/coupons", """
                {"code": "%s", "name": "A tenth off", "discount": {"kind": "percent", "percent": "10"}%s}""".formatted(code, terms));
        return code;
    }

    private void taxedAndSent() {
        call("PUT", "/api/tax-regions/MT/rates/standard", """
                {"percent": "19", "validFrom": "2021-01-01"}""");
        call("PUT", "/api/shipping-methods/priced-order", """
                {"name": "Parcel", "prices": [{"price": {"amount": "4.90", "currency": "EUR"}}]}""");
    }

    /** Three pieces at 3.33, sent to Malta: 9.99, less a tenth, with 19 % tax and a parcel. */
    private String draft(String customer, String sku) {
        taxedAndSent();
        String order = shop.draft(customer, sku, 3);
        call("PUT", "/api/orders/" + order + "/shipping-address", """
                {"line1": "1 Harbour Road", "city": "Valletta", "country": "MT"}""");
        call("PUT", "/api/orders/" + order + "/shipping-method", "{\"code\": \"priced-order\"}");
        return order;
    }

    @Test
    void costsWhatItsPartsSumToFromTheDraftToTheRefund() {
        String sku = shop.product("3.33", 10);
        String order = draft(shop.customer(), sku);
        call("POST", "/api/orders/" + order + "/coupons", "{\"code\": \"%s\"}".formatted(coupon("")));

        JsonNode draft = shop.order(order);
        assertThat(amount(draft, "subtotal")).isEqualTo("9.99");
        assertThat(amount(draft, "discount")).isEqualTo("1.00");
        assertThat(amount(draft, "shipping")).isEqualTo("4.90");
        assertThat(amount(draft, "tax"))
                .as("1.71 on the goods, 0.93 on sending them")
                .isEqualTo("2.64");
        assertThat(amount(draft, "total")).isEqualTo("16.53");

        shop.post("/api/orders/" + order + "/place").ok();
        shop.awaitStatus(order, "CONFIRMED");
        String all = shop.awaitShipment(order);
        JsonNode one = shop.post(
                        "/api/orders/" + order + "/shipments", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                .ok();
        for (String shipment : new String[] {one.path("shipmentId").asString(), all}) {
            shop.post("/api/shipments/" + shipment + "/pack").ok();
            shop.post("/api/shipments/" + shipment + "/dispatch", "{\"carrier\": \"C\", \"trackingNumber\": \"T\"}")
                    .ok();
            shop.post("/api/shipments/" + shipment + "/deliver").ok();
        }
        JsonNode completed = shop.awaitStatus(order, "COMPLETED");
        assertThat(completed.path("paymentStatus").asString()).isEqualTo("PAID");
        assertThat(completed.at("/payments/0/captured/amount").asString()).isEqualTo("16.53");

        String back = shop.post("/api/orders/" + order + "/returns", """
                        {"lines": [{"lineId": "1", "quantity": 1, "reason": "UNWANTED"}]}""")
                .ok()
                .path("returnId")
                .asString();
        shop.post("/api/returns/" + back + "/approve").ok();
        JsonNode received = shop.post(
                        "/api/returns/" + back + "/receive", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                .ok();
        assertThat(amount(received, "refundable"))
                .as("a third of 10.70 as it was paid")
                .isEqualTo("3.57");
        assertThat(amount(shop.order(order), "total")).isEqualTo("12.96");

        JsonNode explained = shop.get("/api/orders/" + order + "/explain").ok();
        for (String sum : new String[] {"total", "paid", "refunded", "due"}) {
            Money changes = Money.zero(Money.currency("EUR"));
            for (JsonNode step : explained.path("steps")) {
                if (step.has(sum)) {
                    changes = changes.plus(Money.of(amount(step, sum), "EUR"));
                }
            }
            assertThat(changes.amount().toPlainString()).as(sum).isEqualTo(amount(explained, sum));
        }
        assertThat(amount(explained, "total")).isEqualTo("12.96");
        assertThat(amount(explained, "paid")).isEqualTo("16.53");
        assertThat(explained.at("/steps/0/event").asString()).isEqualTo("OrderDrafted");
        assertThat(explained.at("/steps/0/actor").asString()).isEqualTo("user:admin");
    }

    @Test
    void explainsNoOrderThatIsNotThere() {
        shop.get("/api/orders/" + UUID.randomUUID() + "/explain").refused(404, "order-not-found");
    }

    @Test
    void usesUpACouponOnlyByPlacingAndGivesItBackByCancelling() {
        String sku = shop.product("10.00", 100);
        String coupon = coupon(", \"limit\": 1");
        String use = "{\"code\": \"" + coupon + "\"}";
        String first = shop.draft(shop.customer(), sku, 1);
        String second = shop.draft(shop.customer(), sku, 1);
        shop.post("/api/orders/" + first + "/coupons", use).ok();
        shop.post("/api/orders/" + second + "/coupons", use).ok();
        shop.post("/api/orders/" + first + "/place").ok();

        shop.post("/api/orders/" + second + "/place").refused(409, "coupon-exhausted");
        assertThat(shop.order(second).path("status").asString()).isEqualTo("DRAFT");

        shop.awaitStatus(first, "CONFIRMED");
        shop.post("/api/orders/" + first + "/cancel", "{\"reason\": \"changed my mind\"}")
                .ok();
        shop.post("/api/orders/" + second + "/place").ok();
    }

    @Test
    void keepsThePriceItWasPlacedWith() {
        String sku = shop.product("10.00", 100);
        String order = draft(shop.customer(), sku);
        shop.post("/api/orders/" + order + "/place").ok();
        String total = amount(shop.order(order), "total");
        call("PUT", "/api/tax-regions/MT/rates/standard", """
                {"percent": "25", "validFrom": "2021-01-01"}""");
        assertThat(amount(shop.order(order), "total")).isEqualTo(total);
        assertThat(amount(shop.awaitStatus(order, "CONFIRMED"), "total")).isEqualTo(total);
    }

    @Test
    void givesAndWithdrawsDiscountsAndPricesByHand() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 1), 2);
        JsonNode given = shop.post("/api/orders/" + order + "/discounts", """
                        {"lineId": "1", "discount": {"kind": "amount", "amount": {"amount": "5.00", "currency": "EUR"}},
                         "reason": "late last time"}""").ok();
        assertThat(amount(given, "total")).isEqualTo("15.00");
        assertThat(given.at("/discounts/0/reason").asString()).isEqualTo("late last time");
        JsonNode overridden = shop.call("PUT", "/api/orders/" + order + "/lines/1/price", """
                        {"unitPrice": {"amount": "8.00", "currency": "EUR"}, "reason": "scratched"}""", Map.of())
                .ok();
        assertThat(amount(overridden, "total")).isEqualTo("11.00");
        JsonNode withdrawn = shop.call("DELETE", "/api/orders/" + order + "/discounts/1", null, Map.of())
                .ok();
        assertThat(amount(withdrawn, "total")).isEqualTo("16.00");
        assertThat(withdrawn.path("discounts").size()).isZero();
    }

    @Test
    void refusesWhatMakesNoSense() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 1), 2);
        String path = "/api/orders/" + order;
        shop.post(path + "/discounts", "{\"discount\": {\"kind\": \"half\"}, \"reason\": \"x\"}")
                .refused(400, "unknown-discount-kind");
        shop.post(
                        path + "/discounts",
                        "{\"discount\": {\"kind\": \"percent\", \"percent\": \"101\"}, \"reason\": \"x\"}")
                .refused(400, "percent-out-of-range");
        shop.post(path + "/discounts", "{\"discount\": {\"kind\": \"percent\", \"percent\": \"10\"}}")
                .refused(400, "field-missing");
        shop.post(path + "/coupons", "{\"code\": \"NOT-ISSUED\"}").refused(404, "coupon-not-found");
        shop.post(path + "/coupons", "{\"code\": \"a b\"}").refused(400, "malformed-coupon-code");
        shop.call("PUT", path + "/shipping-method", "{\"code\": \"by-pigeon\"}", Map.of())
                .refused(404, "shipping-method-not-found");
        shop.call("DELETE", path + "/discounts/7", null, Map.of()).refused(404, "discount-not-found");
        shop.call("DELETE", path + "/coupons/NOT-USED", null, Map.of()).refused(404, "coupon-not-found");
        shop.call(
                        "PUT",
                        path + "/lines/1/price",
                        "{\"unitPrice\": {\"amount\": \"-1.00\", \"currency\": \"EUR\"}, \"reason\": \"x\"}",
                        Map.of())
                .refused(400, "negative-price");
        assertThat(shop.order(order).path("version").asLong()).isZero();
    }
}
