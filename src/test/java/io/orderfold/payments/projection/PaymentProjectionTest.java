package io.orderfold.payments.projection;

import io.orderfold.ProjectionReplayTest;
import java.util.List;

class PaymentProjectionTest extends ProjectionReplayTest {

    PaymentProjectionTest() {
        super("payments.projection", "payments", List.of("payments order by payment_id"));
    }

    /** Authorised, declined, captured and voided payments, and one given back in part. */
    @Override
    protected void fillTheShop() {
        String customer = shop.customer();
        String sku = shop.product("20.00", 10);
        shop.awaitStatus(shop.placed(customer, sku, 1), "CONFIRMED");
        String declined = shop.placed(customer, shop.product("5.13", 1), 1);
        shop.awaitOrder(declined, order -> order.hasNonNull("payBy"));
        String paid = shop.placed(customer, sku, 1);
        shop.awaitStatus(paid, "CONFIRMED");
        String payment = shop.payments(paid).at("/0/paymentId").asString();
        shop.post("/api/payments/" + payment + "/capture").ok();
        shop.awaitOrder(paid, order -> order.path("paymentStatus").asString().equals("PAID"));
        shop.post(
                        "/api/payments/" + payment + "/refunds",
                        "{\"amount\": {\"amount\": \"5.00\", \"currency\": \"EUR\"}, \"reason\": \"scratched\"}")
                .ok();
        String cancelled = shop.placed(customer, sku, 1);
        shop.awaitStatus(cancelled, "CONFIRMED");
        shop.post("/api/orders/" + cancelled + "/cancel", "{\"reason\": \"no\"}")
                .ok();
        shop.awaitOrder(
                cancelled, order -> order.path("paymentStatus").asString().equals("VOIDED"));
    }
}
