package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.axon.AggregatesAtHand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders, shipments, payments and returns are all known by UUIDs: one's id is no other's, in memory or in the log. */
class OtherKindsIdTest extends RunningShopTest {

    @Autowired
    private AggregatesAtHand atHand;

    private String order;
    private String shipment;
    private String payment;

    @BeforeEach
    void fill() {
        order = shop.placed(shop.customer(), shop.product("5.00", 1), 1);
        shipment = shop.awaitShipment(order);
        shop.awaitStatus(order, "CONFIRMED");
        payment = shop.payments(order).at("/0/paymentId").asString();
    }

    private void forget(boolean all) {
        if (all) {
            atHand.removeAll();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsNothingByTheIdOfAnotherKind(boolean forgotten) {
        forget(forgotten);
        shop.post("/api/shipments/" + order + "/pack").refused(404, "shipment-not-found");
        forget(forgotten);
        shop.post("/api/payments/" + shipment + "/capture").refused(404, "payment-not-found");
        forget(forgotten);
        shop.post("/api/returns/" + order + "/approve").refused(404, "return-not-found");
        forget(forgotten);
        shop.post("/api/orders/" + payment + "/cancel", "{\"reason\": \"no\"}").refused(404, "order-not-found");
        forget(forgotten);
        shop.post("/api/orders/" + shipment + "/shipments").refused(404, "order-not-found");
        shop.get("/api/orders/" + shipment + "?version=0").refused(404, "order-not-found");
        shop.get("/api/orders/" + shipment + "/explain").refused(404, "order-not-found");
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesNothingByTheIdOfAnotherKind(boolean forgotten) {
        String sku = shop.product("5.00", 1);
        String draft = """
                {"orderId": "%s", "customerId": "%s", "currency": "EUR", "lines": [{"sku": "%s", "quantity": 1}]}""".formatted(shipment, shop.customer(), sku);
        forget(forgotten);
        shop.post("/api/orders", draft).refused(409, "id-taken");
        assertUntouched();
    }

    private void assertUntouched() {
        assertThat(shop.order(order).path("status").asString()).isEqualTo("CONFIRMED");
        shop.post("/api/shipments/" + shipment + "/pack").ok();
        shop.post("/api/shipments/" + shipment + "/dispatch", "{\"carrier\": \"DHL\"}")
                .ok();
        shop.post("/api/shipments/" + shipment + "/deliver").ok();
        shop.awaitStatus(order, "COMPLETED");
    }
}
